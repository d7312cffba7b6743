using System.Diagnostics;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Logs;

namespace BillingPortal.Platform.Telemetry;

public static class TelemetryDoor
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalMeter>().AddSingleton<PortalActivity>();
        builder.Services.AddSingleton<DistributedContextPropagator, TraceParentOnly>();
        builder.Services.PostConfigure<LoggerFilterOptions>(QuietFramework.Apply);
        builder.AddConsoleFormat();
        if (ExportSettings.Read(builder.Configuration) is not { } export) return;
        builder.Services.AddSingleton(export).AddHostedService<TelemetryExport>();
        builder.Logging.AddOpenTelemetry(o =>
        {
            o.IncludeScopes = true;
            o.SetResourceBuilder(export.Resource).AddOtlpExporter();
        });
    }

    /// <summary>Stands first, so that the request id is there for everything that follows.</summary>
    public static void UseTelemetry(this WebApplication app) => app.UseMiddleware<RequestLog>();

    // A person reads lines, a log store reads JSON. Whoever names a formatter in the configuration has chosen.
    private static void AddConsoleFormat(this WebApplicationBuilder builder)
    {
        builder.Logging.Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Services.Configure<SimpleConsoleFormatterOptions>(o => (o.SingleLine, o.TimestampFormat) = (true, "HH:mm:ss "));
        builder.Services.Configure<JsonConsoleFormatterOptions>(o => (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        builder.Services.PostConfigure<ConsoleLoggerOptions>(o => o.FormatterName ??= builder.Environment.IsDevelopment() ? ConsoleFormatterNames.Simple : ConsoleFormatterNames.Json);
    }
}
