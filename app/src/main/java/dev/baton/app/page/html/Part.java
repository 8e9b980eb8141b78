package dev.baton.app.page.html;

/// What an element is made of.
public sealed interface Part permits Attribute, Html {}
