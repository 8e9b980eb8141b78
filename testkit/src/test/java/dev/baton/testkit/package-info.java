/// The simulation and the fakes, put to the test themselves.
package dev.baton.testkit;
