using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BillingPortal.Platform.Gateway;

/// <summary>Where Stripe, or its stand-in, is reached and with which keys: the settings, with what sandbox mode puts in place of the missing ones.</summary>
/// <remarks>Asked for from the services once the server listens: the stand-in stands at the portal's own address.</remarks>
/// <param name="ApiBase">What a client takes for its base, without a slash at its end.</param>
/// <param name="ScriptUrl">For the browser: an address, or a path of this portal.</param>
public sealed record StripeEndpoint(string ApiBase, string SecretKey, string? PublishableKey, string ScriptUrl)
{
    public const string SandboxPath = "/sandbox/stripe";
    private const string SandboxSecretKey = "sk_test_sandbox";
    private const string SandboxPublishableKey = "pk_test_sandbox";
    private const string Script = "/js/stripe.js";

    /// <summary>Sandbox mode with no other stand-in named: this process serves its own.</summary>
    public static bool IsServedHere(Installation installation, StripeSettings settings) => installation.IsSandbox && settings.ApiBase == StripeSettings.OwnApiBase;

    public static StripeEndpoint Of(IServiceProvider services)
    {
        var (installation, settings) = (services.GetRequiredService<Installation>(), services.GetRequiredService<StripeSettings>());
        if (!installation.IsSandbox) return new(settings.ApiBase.TrimEnd('/'), settings.SecretKey!, settings.PublishableKey, settings.ScriptUrl);
        var here = IsServedHere(installation, settings);
        var at = here ? Bound(services.GetRequiredService<IServer>()) + SandboxPath : settings.ApiBase.TrimEnd('/');
        return new(at, SandboxSecretKey, settings.PublishableKey is { Length: > 0 } key ? key : SandboxPublishableKey, ScriptFor(installation, settings));
    }

    /// <summary>Where browsers load the card form from. It is known before the server listens.</summary>
    public static string ScriptFor(Installation installation, StripeSettings settings) =>
        !installation.IsSandbox || settings.ScriptUrl != StripeSettings.OwnScriptUrl ? settings.ScriptUrl
        : (IsServedHere(installation, settings) ? SandboxPath : settings.ApiBase.TrimEnd('/')) + Script;

    private static string Bound(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault(a => a.StartsWith("http://", StringComparison.Ordinal)) ?? addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The sandbox is asked for before the server listens. Ask for StripeEndpoint after the start.");
        var binding = BindingAddress.Parse(address);
        return $"{binding.Scheme}://{(IsAny(binding.Host) ? "127.0.0.1" : binding.Host)}:{binding.Port}";
    }

    // "Every address of this machine" is nowhere to connect to.
    private static bool IsAny(string host) => host is "0.0.0.0" or "[::]" or "*" or "+";
}
