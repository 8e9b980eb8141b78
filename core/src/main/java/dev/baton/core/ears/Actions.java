package dev.baton.core.ears;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds where, after the modal, another action begins: "shall store the file *and send* a mail".
///
/// English does not mark its verbs, so this goes by a list of those that requirements are written
/// with. A word that is as often a noun ("name and *record* of the boat") counts only where what
/// follows it can only be an object.
public final class Actions {
  // Never a noun in this place, or so seldom that the mistake costs less than the test.
  private static final Set<String> VERBS =
      words(
          """
          accept acknowledge activate add adjust advise answer arrange assess associate assume await book borrow bring
          build buy call cause charge clean clone commit compose compress conclude connect correct cover cross aggregate allocate allow announce apply
          appear append approve ask assert assign attach authenticate authorise authorize avoid
          become begin bind calculate carry cease choose classify clear collapse collect compare
          compile compute configure confirm consume contain continue convert create
          deactivate deallocate decide declare decline decrypt decode deduct defer define delete
          deliver demote deny derive describe detect determine disable discard disconnect display
          distinguish divide drain draw emit employ enable encode encrypt enforce ensure enter equip erase
          escalate establish evaluate exclude execute exit expand explain expose extend extract
          fail forbid format fall fetch fill finalise finalize find generate get give grant group handle hide
          highlight identify ignore implement include increase increment indicate inform inherit
          initialise initialize initiate inject insert inspect install instruct interrupt invalidate
          invoke isolate keep leave let list load locate lend lower maintain map make manage mark mask measure
          merge migrate modify mount move navigate normalise normalize notify obtain omit operate
          overwrite parse pass pay perform place play permit persist populate post preserve prevent print prioritise
          prioritize proceed process produce prohibit prompt propagate protect prove provide publish
          purge put raise read reassign rebuild recalculate receive recognise recognize recommend
          reconcile recover redirect reduce refer refresh refuse regenerate register reject release
          reload remain remind remove rename render renew reopen reorder repeat replace reply report
          represent reproduce require resend reserve resolve respect respond restart restore restrict
          resume retain retrieve retry return reuse sell shift shut sleep sound spawn reveal revert revoke rewrite roll rotate round
          satisfy save scan schedule search select send separate serialise serialize serve set show
          sign skip sort specify start stop store strip submit substitute succeed suggest supply
          support suppress surface switch synchronise synchronize take tell terminate throw transfer
          transform translate transmit traverse treat trigger truncate turn unlock unregister update
          upgrade upload use validate verify view wait warn withdraw withhold wrap write yield
          archive block cancel capture change check close complete convey copy count download
          drop edit export filter fix flag flush focus follow forward hold import include label launch
          limit link lock log match open order pause pin point poll present preview queue
          quote rank rate record repair request reset review route run sample scroll seal share
          split stage stream strike subscribe sync tag test time track transition
          """);
  // As likely the first half of a compound noun: "record type", "log file", "update interval".
  private static final Set<String> NOUNS_TOO =
      words(
          """
          answer archive block book build call cause change charge check clone close commit
          copy correct count cover cross download edit export filter flag flush focus forward
          group handle hold import increase label launch limit link list lock log mask match
          measure mount open order pass pause pin place play point poll post present preview
          print process prompt queue quote rank rate record release reply report request
          reserve respect review round route run sample scan schedule seal search separate
          shift sleep sound sort split stage store stream strike strip subscribe supply support
          surface switch sync tag test time track transition update upgrade upload view wrap
          yield
          """);

  // A look that costs little, since most sentences join nothing.
  private static final WordPattern JOINER = WordPattern.word("and|or|but|then");
  private static final Pattern JOINED =
      Pattern.compile(
          "(?:[,;]\\s*|\\s)(?:and/or|and\\s+then|and|or\\s+else|or|but|then)\\s+(?<rest>)"
              + "(?:(?:also|then|not|never|only|either|immediately|\\w+ly)\\s+)*"
              + "(?<verb>(?-i:[a-z]+))\\b(?<next>\\s*[^\\s,.;:]*)",
          Pattern.CASE_INSENSITIVE);
  // What follows a verb and hardly ever a noun.
  private static final Pattern OBJECT =
      Pattern.compile(
          "\\s+(?:"
              + Prose.NAME
              + ".*|an?|the|its|their|his|her|all|each|every|any|no|that|this"
              + "|these|those|it|them|one|two|three|both|only|another|whether|how|what|which|new"
              + "|existing|\\d.*)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> NOUNS_IF_ALONE =
      words(
          """
          capture complete display draw drop extract fall find fix get hide leave let load
          make mark move permit produce put read reload repair repeat reset restart return save
          scroll set share show sign skip start stop transfer transform trigger turn use wait cancel
          """);
  // After these words stands what a noun would have after it, or nothing does.
  private static final Pattern NO_OBJECT =
      Pattern.compile(
          "\\s*|\\s+(?:of|in|on|at|for|from|with|by|is|are|and|or|shall|must|will|should|can|may)",
          Pattern.CASE_INSENSITIVE);

  private Actions() {}

  /// Where the joining word begins, and where the action after it does.
  public record Joint(int start, int action) {}

  /// The places between the offsets where a further action is joined on.
  public static List<Joint> furtherIn(Prose prose, int from, int to) {
    if (!JOINER.isIn(prose, from)) {
      return List.of();
    }
    return JOINED
        .matcher(prose.plain())
        .region(from, to)
        .results()
        .filter(match -> isAction(match.group("verb"), match.group("next")))
        .map(match -> new Joint(match.start(), match.start("rest")))
        .toList();
  }

  private static boolean isAction(String word, String next) {
    var verb = word.toLowerCase(Locale.ROOT);
    if (NOUNS_TOO.contains(verb)) {
      return OBJECT.matcher(next).matches();
    }
    return VERBS.contains(verb)
        && !(NOUNS_IF_ALONE.contains(verb) && NO_OBJECT.matcher(next).matches());
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }
}
