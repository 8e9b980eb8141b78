package dev.baton.adapters.git;

import java.nio.file.Path;
import java.util.Map;

/// Commits whose trees a checkout should never see, made past git's own checks.
public final class HostileTrees {
  private static final String ZERO_WIDTH = ".g\u200cit";

  private HostileTrees() {}

  /// What each is called, with what git's check calls the fault.
  public static final Map<String, String> FAULTS =
      Map.ofEntries(
          Map.entry(".git/", "hasDotgit"),
          Map.entry(".GIT/", "hasDotgit"),
          Map.entry("GIT~1", "hasDotgit"),
          Map.entry(".gitmodules symlink", "gitmodulesSymlink"),
          Map.entry("-u./payload submodule", "gitmodulesUrl"),
          Map.entry("../x", "hasDotdot"),
          Map.entry("zero-width .git", "hasDotgit"));

  /// Commits the tree on top of the clone's HEAD and moves HEAD there.
  public static void commit(Path clone, String name) {
    var tree =
        switch (name) {
          case ".git/" -> tree(clone, folder(clone, ".git"));
          case ".GIT/" -> tree(clone, folder(clone, ".GIT"));
          case "GIT~1" -> tree(clone, folder(clone, "GIT~1"));
          case ".gitmodules symlink" ->
              tree(clone, entry("120000", blob(clone, "x"), ".gitmodules"));
          case "-u./payload submodule" ->
              tree(
                  clone,
                  entry(
                      "100644",
                      blob(clone, "[submodule \"x\"]\n\tpath = x\n\turl = -u./payload\n"),
                      ".gitmodules"),
                  entry("160000", Lab.plain(clone, "rev-parse", "HEAD"), "x"));
          case "../x" -> tree(clone, folder(clone, ".."));
          case "zero-width .git" -> tree(clone, folder(clone, ZERO_WIDTH));
          default -> throw new IllegalArgumentException(name);
        };
    commitTree(clone, tree);
  }

  static void commitTree(Path clone, String tree) {
    var commit = Lab.plain(clone, "commit-tree", tree, "-p", "HEAD", "-m", "hostile");
    Lab.plain(clone, "update-ref", "HEAD", commit);
  }

  private static Item folder(Path clone, String name) {
    return entry("40000", tree(clone, entry("100644", blob(clone, "planted\n"), "config")), name);
  }

  private static String blob(Path clone, String text) {
    return Lab.fed(clone, text, "hash-object", "-w", "--stdin");
  }

  private record Item(String mode, String object, String name) {}

  private static Item entry(String mode, String object, String name) {
    return new Item(mode, object, name);
  }

  // By hand, since `mktree` has some taste.
  private static String tree(Path clone, Item... items) {
    var script = new StringBuilder();
    for (var item : items) {
      script
          .append("printf '%s %s\\0' '")
          .append(item.mode())
          .append("' '")
          .append(item.name())
          .append("'; printf '");
      for (int i = 0; i < item.object().length(); i += 2) {
        var octet = Integer.parseInt(item.object().substring(i, i + 2), 16);
        script.append("\\%03o".formatted(octet));
      }
      script.append("';");
    }
    return Lab.shell(clone, "{ " + script + " } | git hash-object -w -t tree --literally --stdin");
  }
}
