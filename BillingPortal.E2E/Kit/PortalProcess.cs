using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BillingPortal.E2E.Kit;

/// <summary>
/// The program as its owner runs it: a process of its own on a free port of this machine, with a fresh data folder.
/// What it prints is kept in the results.
/// </summary>
public sealed partial class PortalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Assembly = typeof(Program).Assembly.Location;

    private readonly string folder;
    private readonly string[] settings;
    private readonly PrintedLines printed;
    private Process process = new();

    private PortalProcess(string name, string folder, string[] settings)
    {
        (this.folder, this.settings) = (folder, settings);
        printed = new(Results.File("logs", name + ".log"));
        AppDomain.CurrentDomain.ProcessExit += KillAtExit;
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The database, for what no page does: to break it.</summary>
    public string DatabaseFile => DataFolder.Database(folder);

    /// <summary>Without sample people, which take longer to come than the program does.</summary>
    /// <param name="name">The name of its log.</param>
    /// <param name="settings">Arguments, such as <c>--Portal:Currency=EUR</c>.</param>
    public static Task<PortalProcess> StartAsync(string name, params string[] settings) => StartAsync(new PortalProcess(name, DataFolder.Empty(), ["--Portal:Sample=None", .. settings]));

    /// <summary>With the sample people, who live through their past year while it starts.</summary>
    public static Task<PortalProcess> StartWithPeopleAsync(string name) => StartAsync(new PortalProcess(name, DataFolder.Empty(), []));

    /// <summary>With the sample people as another portal had them when the copy of its data was made.</summary>
    public static Task<PortalProcess> StartFromAsync(string copy, string name, params string[] settings) => StartAsync(new PortalProcess(name, DataFolder.Copy(copy), settings));

    /// <summary>A copy of its data as they are now, while it runs.</summary>
    public string CopyData() => DataFolder.Copy(folder);

    private static async Task<PortalProcess> StartAsync(PortalProcess portal)
    {
        await portal.StartAgainAsync();
        return portal;
    }

    /// <summary>The first time on any free port, afterwards on the same one, with the same data.</summary>
    public async Task StartAgainAsync()
    {
        var address = printed.NextMatchAsync(LoopbackAddress());
        process.Dispose();
        process = Process.Start(Command("--urls", Address.GetLeftPart(UriPartial.Authority)))!;
        process.OutputDataReceived += (_, line) => printed.Add(line.Data);
        process.ErrorDataReceived += (_, line) => printed.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(address, ended).WaitAsync(Patience) == ended)
            throw new InvalidOperationException($"The portal ended with exit code {process.ExitCode}:\n{printed}");
        Address = new(await address);
    }

    /// <summary>The next line it prints with these words, whenever it comes.</summary>
    public Task PrintsAsync(string words) => printed.NextMatchAsync(new(Regex.Escape(words), RegexOptions.NonBacktracking)).WaitAsync(Patience);

    /// <summary>A verb beside the running portal, on its data, with a password in the variable that is for it.</summary>
    public async Task RunAsync(string password, params string[] words)
    {
        var command = Command(words);
        command.Environment["PORTAL_ADMIN_PASSWORD"] = password;
        using var verb = Process.Start(command)!;
        var said = await Task.WhenAll(verb.StandardOutput.ReadToEndAsync(), verb.StandardError.ReadToEndAsync());
        await verb.WaitForExitAsync();
        Assert.True(verb.ExitCode == 0, string.Concat(said));
    }

    /// <summary>Ends the process as a failing machine would: at once, without a farewell.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillAtExit;
        await KillAsync();
        process.Dispose();
        printed.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ProcessStartInfo Command(params string[] words)
    {
        string[] arguments = [Assembly, .. words, $"--Portal:DataFolder={folder}", .. settings];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        OnlyWhatTheProgramNeeds(start.Environment);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        return start;
    }

    // A setting of the developer's own shell must not decide what the tests see.
    private static void OnlyWhatTheProgramNeeds(IDictionary<string, string?> environment)
    {
        string[] needed = ["PATH", "HOME", "LANG", "TMPDIR", "DOTNET_ROOT"];
        foreach (var name in environment.Keys.Except(needed, StringComparer.Ordinal).ToArray()) environment.Remove(name);
    }

    private void KillAtExit(object? sender, EventArgs e) => process.Kill();

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*", RegexOptions.NonBacktracking)]
    private static partial Regex LoopbackAddress();
}
