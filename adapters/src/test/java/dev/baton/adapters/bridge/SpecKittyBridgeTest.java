package dev.baton.adapters.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.adapters.bridge.Part.Kind;
import org.junit.jupiter.api.Test;

class SpecKittyBridgeTest {
  @Test
  void a_work_package_becomes_a_task_with_what_it_may_write() {
    var mission =
        Crossing.of(
            "spec-kitty",
            "spec.md",
            "# Bell\n\n## Requirements\n\n| ID | What |\n|---|---|\n| FR-001 | The bell rings |\n| C-001 | No horn |\n\n- **NFR-001**: within 2 s\n",
            "tasks/WP01-cast.md",
            "---\nwork_package_id: WP01\ntitle: Cast it\ndependencies: []\nrequirement_refs:\n- FR-001\nowned_files: [\"bell/**\"]\n---\n\n# WP01\n\n## Objective\n\nA bell is cast.\n\nMore words.\n");

    assertThat(mission.names(Kind.REQUIREMENT)).containsExactly("FR-001");
    assertThat(mission.names(Kind.BOUNDARY)).containsExactly("C-001");
    assertThat(mission.names(Kind.QUALITY)).containsExactly("NFR-001");
    assertThat(mission.part("WP01").about()).containsExactly("FR-001");
    assertThat(mission.part("WP01").field("Writes", "")).isEqualTo("bell/**");
    assertThat(mission.part("WP01").field("Goal", "")).isEqualTo("A bell is cast.");
    assertThat(mission.unreadLines()).containsExactly(16);
  }
}
