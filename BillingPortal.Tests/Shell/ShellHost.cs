using BillingPortal.Platform.Health;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Shell;

/// <summary>The portal in memory, with a health report that the test decides.</summary>
public sealed class ShellHost(string environment, IHealthReport? health = null) : WebApplicationFactory<BillingPortal.Shell.App>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-shell-");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("Portal:DataFolder", folder.FullName);
        builder.UseSetting("Portal:Sample", "None");
        if (environment != "Development") builder.UseSetting("Portal:Mode", "Sandbox");
        builder.ConfigureTestServices(services => services.AddSingleton(health ?? new Report(new HealthLine("Database", true, "answers in 2 ms"))));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        folder.Refresh();
        if (folder.Exists) folder.Delete(recursive: true);
    }
}

internal sealed class Report(params HealthLine[] lines) : IHealthReport
{
    public Task<IReadOnlyList<HealthLine>> ReadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<HealthLine>>(lines);
}

internal sealed class BrokenReport : IHealthReport
{
    public const string Reason = "the disk is on fire";

    public Task<IReadOnlyList<HealthLine>> ReadAsync(CancellationToken ct) => throw new InvalidOperationException(Reason);
}
