package dev.baton.core.rubric;

import dev.baton.core.hash.Hash;
import dev.baton.core.policy.Member;

/// Who answers: a member of the team, and the hash of all the team says of how it works. Another
/// model under the same name is another reviewer.
public record Reviewer(String name, Hash identity) {
  public static Reviewer of(Member member) {
    return new Reviewer(member.name(), Hash.of(member.kind().toString()));
  }
}
