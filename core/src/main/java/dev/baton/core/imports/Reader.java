package dev.baton.core.imports;

/// Reads one file for what it names.
public final class Reader {
  private Reader() {}

  public static Outline read(String path, Language language, String source) {
    var tokens = Lexer.tokens(language, source);
    return switch (language) {
      case JAVA, KOTLIN -> new JvmReader(path, language, tokens).read();
      case SCRIPT -> new ScriptReader(path, tokens).read();
      case PYTHON -> new PythonReader(path, tokens).read();
      case GO -> new GoReader(path, tokens).read();
    };
  }
}
