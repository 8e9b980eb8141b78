package dev.baton.testkit.rig;

import dev.baton.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A real agent without its terminal: how it is started and told where its model is. Everything it
/// may write to lies in `home`, which is fresh.
enum Headless {
  CLAUDE("claude") {
    @Override
    Start start(Path home, Path clone, URI model, URI tools) {
      var server =
          Json.object()
              .put("type", "http")
              .put("url", tools.toString())
              .put("headers", Json.object().put("Authorization", "Bearer " + TOOL_KEY).end())
              .end();
      var servers = Json.object().put("mcpServers", Json.object().put("baton", server).end()).end();
      return new Start(
          List.of(
              "-p",
              PROMPT,
              "--output-format",
              "stream-json",
              "--verbose",
              "--permission-mode",
              "acceptEdits",
              "--model",
              "claude-sonnet-4-5",
              "--strict-mcp-config",
              "--mcp-config",
              servers.canonical(),
              "--allowedTools",
              "mcp__baton__report_status",
              "Bash(echo:*)"),
          Map.of(
              "ANTHROPIC_BASE_URL", model.toString(),
              "ANTHROPIC_API_KEY", KEY,
              "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
              "DISABLE_AUTOUPDATER", "1",
              "CLAUDE_CODE_MAX_RETRIES", "1"));
    }
  },

  CODEX("codex") {
    @Override
    Start start(Path home, Path clone, URI model, URI tools) throws IOException {
      var configuration = Files.createDirectories(home.resolve(".codex"));
      Files.writeString(
          configuration.resolve("config.toml"),
          // Codex offers its patch tool only to a model whose name it knows.
          """
          model = "gpt-5.5"
          model_provider = "rig"
          check_for_update_on_startup = false
          [analytics]
          enabled = false
          [otel]
          metrics_exporter = "none"
          [features]
          plugins = false
          apps = false
          [model_providers.rig]
          name = "rig"
          base_url = "%s/v1"
          wire_api = "responses"
          env_key = "RIG_KEY"
          request_max_retries = 1
          stream_max_retries = 1
          [mcp_servers.baton]
          url = "%s"
          bearer_token_env_var = "RIG_TOOL_KEY"
          required = true
          default_tools_approval_mode = "approve"
          """
              .formatted(model, tools));
      return new Start(
          List.of("exec", "--json", "-C", clone.toString(), "--sandbox", "workspace-write", PROMPT),
          Map.of(
              "CODEX_HOME", configuration.toString(),
              "RIG_KEY", KEY,
              "RIG_TOOL_KEY", TOOL_KEY));
    }
  },

  GOOSE("goose") {
    @Override
    Start start(Path home, Path clone, URI model, URI tools) throws IOException {
      var configuration = Files.createDirectories(home.resolve(".config/goose"));
      Files.writeString(
          configuration.resolve("config.yaml"),
          """
          extensions:
            developer:
              enabled: true
              type: platform
              name: developer
              description: files and a shell
            baton:
              enabled: true
              type: streamable_http
              name: baton
              description: reports
              uri: %s
              headers:
                Authorization: Bearer %s
              timeout: 60
          """
              .formatted(tools, TOOL_KEY));
      return new Start(
          List.of("run", "-q", "-t", PROMPT, "--output-format", "stream-json"),
          Map.of(
              "GOOSE_PROVIDER", "openai",
              "OPENAI_API_KEY", KEY,
              "OPENAI_HOST", model.resolve("/").toString(),
              "OPENAI_BASE_PATH", model.getPath().substring(1) + "/v1/chat/completions",
              "GOOSE_MODEL", "rig-1",
              "GOOSE_MODE", "auto",
              "GOOSE_DISABLE_KEYRING", "1",
              "GOOSE_TELEMETRY_ENABLED", "false"));
    }
  };

  static final String KEY = "sk-of-the-rig";
  static final String TOOL_KEY = "key-of-the-tools";
  private static final String PROMPT = "Change the greeting.";

  private final String program;

  Headless(String program) {
    this.program = program;
  }

  /// Its name for `build/agents.sh`.
  String program() {
    return program;
  }

  /// What is added to the command line and to an environment that holds no more than PATH, HOME and
  /// TMPDIR.
  record Start(List<String> arguments, Map<String, String> environment) {}

  abstract Start start(Path home, Path clone, URI model, URI tools) throws IOException;

  ProcessBuilder process(Path executable, Path home, Path clone, URI model, URI tools)
      throws IOException {
    var start = start(home, clone, model, tools);
    var command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(start.arguments());
    var process = new ProcessBuilder(command).directory(clone.toFile());
    var environment = new HashMap<>(start.environment());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", home.toString());
    // Codex makes helpers in its home, and not if that lies in the directory for temporary files.
    environment.put("TMPDIR", Files.createDirectories(home.resolve("tmp")).toString());
    process.environment().clear();
    process.environment().putAll(environment);
    return process;
  }
}
