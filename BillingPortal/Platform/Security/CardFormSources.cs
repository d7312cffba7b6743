using BillingPortal.Platform.Gateway;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Security;

/// <summary>What the policy of a page allows beside its own host, so that the card form works: each with a space before it, or empty.</summary>
internal sealed record CardFormSources(string Scripts, string Frames, string Calls)
{
    private static readonly CardFormSources None = new("", "", "");

    // As Stripe's documentation names them.
    private static readonly CardFormSources OfStripe = new(" https://js.stripe.com https://*.js.stripe.com", " https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com", $" {StripeSettings.OwnApiBase}");

    public static CardFormSources Of(IServiceProvider services) =>
        At(StripeEndpoint.ScriptFor(services.GetRequiredService<Installation>(), services.GetRequiredService<StripeSettings>()));

    /// <summary>A path is of our own host. Another stand-in has script, frames and API at one place.</summary>
    internal static CardFormSources At(string script)
    {
        if (script == StripeSettings.OwnScriptUrl) return OfStripe;
        if (script.StartsWith('/')) return None;
        var host = " " + new Uri(script).GetLeftPart(UriPartial.Authority);
        return new(host, host, host);
    }
}
