using System.Diagnostics;
using System.Text;

namespace BillingPortal.Tests.Kit;

/// <summary>A command in a terminal, as somebody sits in front of it: util-linux's <c>script</c> opens the pseudo-terminal.</summary>
public sealed class Terminal : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly StringBuilder shown = new();
    private readonly Process process;

    public Terminal(string command)
    {
        var start = new ProcessStartInfo("script", ["-qec", command, "/dev/null"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["TERM"] = "xterm";
        start.Environment.Remove("PORTAL_ADMIN_PASSWORD");
        process = Process.Start(start)!;
    }

    /// <summary>Null where a terminal can be had.</summary>
    public static string? Missing { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "script")))
        ? null
        : "No 'script' (util-linux) on this machine, so there is no terminal to type in.";

    public string Shown => shown.ToString();

    /// <summary>Reads the screen until the words stand at its end.</summary>
    public async Task WaitForAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var letter = new char[1];
        while (!Shown.EndsWith(words, StringComparison.Ordinal) && await process.StandardOutput.ReadAsync(letter, patience.Token) > 0) shown.Append(letter);
        Assert.EndsWith(words, Shown, StringComparison.Ordinal);
    }

    public async Task TypeAsync(string text)
    {
        await process.StandardInput.WriteAsync(text);
        await process.StandardInput.FlushAsync();
    }

    public async Task<int> EndAsync()
    {
        shown.Append(await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience));
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}

/// <summary>A test that types.</summary>
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = Terminal.Missing;
}
