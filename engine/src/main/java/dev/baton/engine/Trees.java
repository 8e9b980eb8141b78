package dev.baton.engine;

import dev.baton.core.change.ChangeSet;
import dev.baton.core.repo.Commit;
import dev.baton.core.repo.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Trees in Baton's own store: read, compared, overlaid and laid out as files.
public interface Trees {

  Tree of(Commit commit);

  /// Every file of the tree.
  List<Leaf> list(Tree tree);

  /// What differs between the two with the text of both sides, renames as a removal and an
  /// addition, and what the commits on the way say of themselves.
  ChangeSet between(Tree from, Tree to, List<String> messages);

  /// The messages of the commits that `to` has and `from` has not.
  List<String> messages(Commit from, Commit to);

  /// Added and removed lines between the two; a binary file counts as one line each.
  int changedLines(Tree from, Tree to);

  /// The content of one file, if the tree has it.
  Optional<byte[]> file(Tree tree, String path);

  /// The content of all files whose paths match, read at once. Links, and files that are too large
  /// to have been written by a person, are left out; so is what is no text.
  Map<String, String> texts(Tree tree, Predicate<String> matching);

  /// `ground` with its files that match taken out, and the matching files of `over` put in.
  Tree overlay(Tree ground, Tree over, Predicate<String> matching);

  /// The files that match and nothing else.
  Tree part(Tree tree, Predicate<String> matching);

  /// Writes the tree's files into an empty folder.
  void checkout(Tree tree, Path folder);

  /// `mode` as git has it: 100644, 100755, 120000 for a link, 160000 for a commit of elsewhere.
  record Leaf(String mode, String object, String path) {}
}
