using BillingPortal.Platform.Settings;
using OpenTelemetry.Resources;

namespace BillingPortal.Platform.Telemetry;

/// <summary>Where traces, metrics and logs are sent: OpenTelemetry's own settings, which switch the export on.</summary>
internal sealed record ExportSettings(Uri Endpoint, IConfiguration Configuration)
{
    private const string EndpointKey = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ProtocolKey = "OTEL_EXPORTER_OTLP_PROTOCOL";

    public ResourceBuilder Resource => ResourceBuilder.CreateDefault().AddService(Configuration["OTEL_SERVICE_NAME"] ?? PortalMeter.Name);

    /// <summary>Null when nothing is to be sent.</summary>
    public static ExportSettings? Read(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[EndpointKey])) return null;
        if (!Uri.TryCreate(configuration[EndpointKey], UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
            throw new StartupException($"{EndpointKey} '{configuration[EndpointKey]}' is not an address. Use one such as 'http://127.0.0.1:4317'.");
        if (configuration[ProtocolKey] is not (null or "grpc" or "http/protobuf"))
            throw new StartupException($"{ProtocolKey} '{configuration[ProtocolKey]}' is not known. Allowed is grpc or http/protobuf.");
        return new(endpoint, configuration);
    }
}
