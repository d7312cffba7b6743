using System.Diagnostics;

namespace BillingPortal.Benchmarks.System;

/// <summary>A side of a measurement: this program in a process of its own, on a free loopback port.</summary>
internal sealed class Side : IAsyncDisposable
{
    private const string Ready = "Listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private Side(Process process, Uri address) => (this.process, Client) = (process, new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address });

    public HttpClient Client { get; }

    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<Side> StartAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Side).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var started = Process.Start(start)!;
        while (await started.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            if (line.StartsWith(Ready, StringComparison.Ordinal)) return new(started, new(line[Ready.Length..]));
        throw new InvalidOperationException($"{words[0]} ended before it listened.");
    }

    /// <summary>Said by the served side once it listens; it ends when its input is closed.</summary>
    public static async Task SayAndWaitAsync(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(Ready + app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
    }
}
