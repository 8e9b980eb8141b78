package dev.baton.core.smell;

import dev.baton.core.ears.Prose;
import java.util.List;
import java.util.stream.Stream;

/// Words that every reader measures by a yardstick of their own.
final class VagueWords implements Detector {
  private static final List<Phrases> LISTS =
      List.of(
          list(
              "What value and unit counts as \"%s\"?",
              """
              fast
              quick
              quickly
              slow
              slowly
              rapid
              rapidly
              speedy
              prompt(?=\\s+(?:response|reply|answer|feedback|handling))
              promptly
              timely
              in a timely manner
              soon
              shortly
              immediate
              immediately
              instant(?=\\s+(?:feedback|response|update))
              instantly
              instantaneous
              instantaneously
              responsive
              performant
              real-time
              near real-time
              in real time
              low-latency
              high-performance
              lightweight
              recent
              recently
              short-lived
              long-running
              """),
          list(
              "How many, or how much, is \"%s\"?",
              """
              some
              several
              many
              few
              a few
              numerous
              various
              a lot of
              lots of
              a number of
              a variety of
              a range of
              most(?=\\s+(?:of|users|cases|common))
              enough
              sufficient
              sufficiently
              adequate
              adequately
              ample
              excessive
              excessively
              considerable
              considerably
              substantial
              substantially
              significant
              significantly
              minimal
              minimally
              marginal
              limited(?=\\s+(?:number|amount|set|time))
              large
              small
              big
              huge
              tiny
              heavy
              high(?=\\s+(?:performance|quality|availability|load|volume|throughput|latency|traffic))
              low(?=\\s+(?:latency|performance|quality|load|overhead|memory|bandwidth|power))
              high-quality
              high-volume
              almost
              nearly
              roughly
              approximately
              about(?=\\s+[0-9])
              around(?=\\s+[0-9])
              negligible
              graceful
              gracefully
              """),
          list(
              "How often, in figures, is \"%s\"?",
              """
              often
              frequent
              frequently
              infrequently
              usually
              normally
              typically
              generally
              commonly
              mostly
              regular(?=\\s+(?:intervals?|basis|updates?))
              regularly
              periodic
              periodically
              occasionally
              sometimes
              rarely
              from time to time
              """),
          list(
              "What has to hold so that it is \"%s\", and who judges it?",
              """
              appropriate
              appropriately
              suitable
              suitably
              proper
              properly
              reasonable
              reasonably
              acceptable
              acceptably
              satisfactory
              sensible
              relevant
              necessary
              meaningful
              useful
              helpful
              informative
              descriptive
              actionable
              (?<!\\b(?:to|shall|must|can|will|should|may|and|or|not)\\s{1,3})clear(?!\\s+(?:the|all|any|its|each|every|an?)\\b)
              clearly
              clean(?=\\s+(?:interface|design|code|ui|layout|separation|error|manner))
              cleanly
              concise
              readable
              human-[a-z]+able
              understandable
              legible
              human-friendly
              user-friendly
              developer-friendly
              friendly
              easy
              easily
              ease
              simple
              simply
              straightforward
              intuitive
              intuitively
              convenient
              conveniently
              comfortable
              natural
              naturally
              nice
              good
              bad
              poor
              poorly
              robust
              robustly
              reliable
              reliably
              stable(?=\\s+(?:operation|performance|connection|behaviou?r))
              resilient
              flexible
              flexibly
              scalable
              maintainable
              extensible
              portable
              adaptable
              secure
              securely
              safe
              safely
              efficient
              efficiently
              effective
              effectively
              optimal
              optimally
              optimized
              optimised
              seamless
              seamlessly
              smooth
              smoothly
              modern
              state-of-the-art
              professional
              polished
              comprehensive
              comprehensively
              detailed
              in detail
              thorough
              thoroughly
              rich
              consistent(?!\\s+(?:with|across|between))
              consistently
              similar
              comparable
              typical
              normal
              usual
              common
              important
              critical(?!\\s+path)
              major
              minor
              obvious
              prominent
              prominently
              noticeable
              standard(?=\\s+(?:way|manner|practice|behaviou?r))
              best practices?
              industry-standard
              up-to-date
              up to date
              as expected
              as intended
              as usual
              well-formatted
              well-structured
              well-designed
              well-organi[sz]ed
              visually distinct
              """),
          list(
              "By how much, measured how, is it done when you \"%s\"?",
              """
              minimi[sz]e
              maximi[sz]e
              optimi[sz]e
              improve
              enhance
              streamline
              facilitate
              simplify
              """),
          list(
              "Which ones exactly is \"%s\"?",
              """
              certain
              (?<!\\ba\\s)particular
              other relevant
              key(?=\\s+(?:features?|information|metrics|concepts|details|aspects))
              and/or
              """));

  private static Phrases list(String question, String words) {
    return Phrases.of(SmellRule.VAGUE, question, words);
  }

  @Override
  public Stream<Smell> in(Prose prose) {
    return LISTS.stream().flatMap(list -> list.in(prose));
  }
}
