using BillingPortal.Platform.Verbs;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Telemetry;
using BillingPortal.Shell;

namespace BillingPortal;

public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args, () => Build(args));

    /// <summary>The whole portal, ready to start.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        adjust?.Invoke(builder);

        builder.AddSettings();
        builder.AddTelemetry();
        builder.AddShell();

        var app = builder.Build();

        app.UseTelemetry();
        app.MapShell();
        return app;
    }
}
