using Microsoft.Playwright;

namespace BillingPortal.E2E.Kit;

/// <summary>The browser of the machine: Playwright's own cannot be had everywhere, Debian's can.</summary>
internal static class Chromium
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private static string Program { get; } = Environment.GetEnvironmentVariable("PORTAL_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    /// <summary>Why there is no browser to test in; null when there is one.</summary>
    public static string? Absence { get; } = File.Exists(Program)
        ? null
        : $"Chromium is not at {Program}: install Debian's package chromium, or name another one in PORTAL_TEST_CHROMIUM.";

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Arguments });
}
