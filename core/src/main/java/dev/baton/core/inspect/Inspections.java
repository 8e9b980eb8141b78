package dev.baton.core.inspect;

import java.util.List;

/// All static gates, in the order of their numbers. One takes effect by its line here.
public final class Inspections {
  public static final List<Inspection> ALL =
      List.of(
          new AutoExecution(),
          new AgentFiles(),
          new TrojanSource(),
          new Secrets(),
          new Injection(),
          new Dependencies(),
          new BuildScripts(),
          new TestTampering(),
          new Irreversible(),
          new TestAwareness(),
          new GateIntegrity(),
          new Suppressions(),
          new OneWayDoors());

  private Inspections() {}
}
