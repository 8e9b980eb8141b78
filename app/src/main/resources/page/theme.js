"use strict";
// Before anything is drawn, so that a dark page is never white first.
const theme = localStorage.getItem("baton-theme");
if (theme) document.documentElement.dataset.theme = theme;
