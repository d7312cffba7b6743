using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BillingPortal.Tests.Platform.Telemetry;

[Trait("Part", "web")]
public sealed class ConsoleFormatTests
{
    [Fact]
    public void Development_WritesLinesForAPerson()
    {
        var line = Written("--environment=Development");
        Assert.Matches(@"^\d\d:\d\d:\d\d info: Example\[0\] All is well\n$", line.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Production_WritesJsonWithTheRequestId()
    {
        var line = Written("--environment=Production", "--Portal:Mode=Sandbox");
        Assert.Equal(line.Length - Environment.NewLine.Length, line.IndexOf(Environment.NewLine, StringComparison.Ordinal));
        var entry = JsonDocument.Parse(line).RootElement;
        Assert.Equal("All is well", entry.GetProperty("Message").GetString());
        Assert.Equal("7", entry.GetProperty("Scopes")[0].GetProperty("RequestId").GetString());
        Assert.EndsWith("Z", entry.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FormatterNamedInTheConfiguration_IsTaken() =>
        Assert.StartsWith("<6>", Written("--environment=Production", "--Portal:Mode=Sandbox", "--Logging:Console:FormatterName=systemd"), StringComparison.Ordinal);

    private static string Written(params string[] settings)
    {
        using var app = Program.Build([.. settings, "--applicationName=BillingPortal", "--urls=http://127.0.0.1:0"]);
        var name = app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName;
        var formatter = app.Services.GetServices<ConsoleFormatter>().Single(f => f.Name == name);
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new[] { KeyValuePair.Create("RequestId", (object)"7") });
        using var text = new StringWriter();
        formatter.Write(new LogEntry<string>(LogLevel.Information, "Example", new EventId(0), "All is well", null, (state, _) => state), scopes, text);
        return text.ToString();
    }
}
