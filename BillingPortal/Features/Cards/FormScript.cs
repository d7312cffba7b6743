using BillingPortal.Platform.Gateway;

namespace BillingPortal.Features.Cards;

/// <summary>What a browser needs to show the form: where its script is, and the key it may use. Asked for when a page is shown: by then the server listens.</summary>
internal sealed class FormScript(IServiceProvider services)
{
    private readonly Lazy<StripeEndpoint> endpoint = new(services.GetRequiredService<StripeEndpoint>);

    public string Url => endpoint.Value.ScriptUrl;

    public string? Key => endpoint.Value.PublishableKey;
}
