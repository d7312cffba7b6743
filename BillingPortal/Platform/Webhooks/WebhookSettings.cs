using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Webhooks;

/// <summary>The section <c>Webhooks</c>: how Stripe's events are taken and handled on this node.</summary>
public sealed class WebhookSettings : ISettings
{
    public static string Section => "Webhooks";

    /// <summary>Events taken at the same time; one more is answered 503, and Stripe sends it again.</summary>
    public int TakenAtOnce { get; init; } = 64;

    /// <summary>Customers whose events are handled at the same time.</summary>
    public int HandledAtOnce { get; init; } = 4;

    /// <summary>Posts with a bad signature from one address; more are answered 429.</summary>
    public int BadPerMinute { get; init; } = 20;

    /// <summary>How long the bodies of events are kept. That they came, and how they were handled, is kept for good.</summary>
    public int PayloadDays { get; init; } = 90;

    public IEnumerable<string> Faults()
    {
        if (TakenAtOnce < 1) yield return $"Webhooks:TakenAtOnce '{TakenAtOnce}' is less than one. Write how many events are taken at the same time, such as 64.";
        if (HandledAtOnce is < 1 or > 64) yield return $"Webhooks:HandledAtOnce '{HandledAtOnce}' is not between 1 and 64.";
        if (BadPerMinute < 1) yield return $"Webhooks:BadPerMinute '{BadPerMinute}' is less than one. Write how many wrongly signed posts an address may send in a minute, such as 20.";
        if (PayloadDays < 4) yield return $"Webhooks:PayloadDays '{PayloadDays}' is less than 4. Stripe sends an event again for three days; bodies are kept longer than that.";
    }
}
