using System.Diagnostics;

namespace BillingPortal.Tests.Kit;

/// <summary>The program in a process of its own, as a person starts it from a terminal.</summary>
public sealed class ProgramProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private ProgramProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "BillingPortal.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["DOTNET_TieredPGO"] = "0"; // as for the tests themselves
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;
        process = Process.Start(start)!;
    }

    public int Id => process.Id;

    /// <summary>Runs to its end.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var program = new ProgramProcess(arguments, environment);
        var (output, error) = (program.process.StandardOutput.ReadToEndAsync(), program.process.StandardError.ReadToEndAsync());
        program.process.StandardInput.Close();
        await program.process.WaitForExitAsync().WaitAsync(Patience);
        return (program.process.ExitCode, await output, await error);
    }

    /// <summary>Starts the portal and waits for the line that says where it is.</summary>
    public static async Task<(ProgramProcess Program, Uri Address)> ServeAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = new ProgramProcess([.. arguments, "--urls=http://127.0.0.1:0"], environment);
        while (await program.process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            if (line.Contains("Open: ", StringComparison.Ordinal))
                return (program, new Uri(line.Split("Open: ")[1].Trim()));
        throw new InvalidOperationException("The portal ended: " + await program.process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends it without a word, as a machine that loses its power.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
