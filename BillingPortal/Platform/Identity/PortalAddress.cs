using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BillingPortal.Platform.Identity;

/// <summary>
/// Makes the links that stand in mails. Never from the request: whoever sends one could write a host of their own into it,
/// and a stranger's mail would then carry its token there.
/// </summary>
public sealed class PortalAddress(PortalSettings settings, IServer server)
{
    /// <param name="path">From the root: "/confirm?token=…".</param>
    public string Of(string path) => Base().TrimEnd('/') + path;

    private string Base() => string.IsNullOrEmpty(settings.PublicUrl) ? Bound() : settings.PublicUrl;

    private string Bound() => (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost")
        .Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
}
