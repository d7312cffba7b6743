using System.Text.Json;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Usage.Api;

/// <summary>The body of POST, for the document: it is read token by token, so that every fault is told of its event.</summary>
internal sealed record UsageSent(string EventId, string Customer, long Units, DateTime? At = null, string Meter = Meters.Units, object? Properties = null);

/// <param name="Outcome">accepted, duplicate, conflict or refused.</param>
/// <param name="Code">Why not; of a conflict and a refusal.</param>
/// <param name="Reason">The sentence to it.</param>
internal sealed record EventAnswer(string? EventId, string Outcome, string? Code = null, string? Reason = null)
{
    private static readonly string[] Words = [.. Enum.GetNames<UsageOutcome>().Select(n => n.ToLowerInvariant())];

    public static string Word(UsageOutcome outcome) => Words[(int)outcome];

    public static EventAnswer Of(UsageEntry entry) => new(entry.EventId, Word(entry.Outcome), entry.Why?.Code, entry.Why?.Sentence);
}

/// <summary>What became of each event, in the order in which they were sent.</summary>
/// <param name="Customers">How each customer stands afterwards, by the name that was sent.</param>
internal sealed record UsageReply(IReadOnlyList<EventAnswer> Events, IReadOnlyDictionary<string, Entitlement> Customers);

/// <summary>Written by hand, because on this path a serializer shows.</summary>
internal sealed class UsageWritten(IReadOnlyList<UsageEntry> entries, IReadOnlyDictionary<string, LiveEntitlement> customers) : IResult, IStatusCodeHttpResult
{
    private static readonly JsonEncodedText Customers = JsonEncodedText.Encode("customers");
    private static readonly JsonEncodedText Events = JsonEncodedText.Encode("events");
    private static readonly JsonEncodedText EventId = JsonEncodedText.Encode("eventId");
    private static readonly JsonEncodedText Outcome = JsonEncodedText.Encode("outcome");
    private static readonly JsonEncodedText Code = JsonEncodedText.Encode("code");
    private static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    private static readonly JsonEncodedText[] Outcomes = [.. Enum.GetValues<UsageOutcome>().Select(o => JsonEncodedText.Encode(EventAnswer.Word(o)))];

    public int? StatusCode => StatusCodes.Status202Accepted;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        (response.StatusCode, response.ContentType) = (StatusCodes.Status202Accepted, "application/json; charset=utf-8");
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartArray(Events);
        foreach (var entry in entries) Write(writer, entry);
        writer.WriteEndArray();
        writer.WriteStartObject(Customers);
        foreach (var (name, told) in customers)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(told.Json, skipInputValidation: true);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, UsageEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString(EventId, entry.EventId);
        writer.WriteString(Outcome, Outcomes[(int)entry.Outcome]);
        if (entry.Why is { } why)
        {
            writer.WriteString(Code, why.Code);
            writer.WriteString(Reason, why.Sentence);
        }
        writer.WriteEndObject();
    }
}

/// <summary>The body of a day's total.</summary>
internal sealed record TotalSent(string Customer, DateOnly Day, long Total, string Meter = Meters.Units);

/// <param name="Before">What the day's total was.</param>
/// <param name="Changed">False when it was so already.</param>
internal sealed record TotalAnswer(DateOnly Day, long Total, long Before, bool Changed);

/// <param name="Units">That were taken back, below zero.</param>
/// <param name="Changed">False when it had been taken back before.</param>
internal sealed record ReversalAnswer(string EventId, long Units, bool Changed);

internal static class UsageExamples
{
    public static readonly object Sent = new[] { new { eventId = "job-1", customer = "acme", units = 12, at = "2026-11-21T10:15:00Z", properties = new { region = "eu" } } };

    public static readonly UsageReply Written = new([new("job-1", "accepted"), new("job-2", "refused", Codes.CustomerUnknown, UsageRefusals.CustomerUnknown.Sentence)],
        new Dictionary<string, Entitlement>(StringComparer.Ordinal)
        {
            ["acme"] = new(true, EntitlementCodes.Reasons.Paying, "active", "Basic", JsonSerializer.SerializeToElement(new { storage_gb = 100 }), 43, 100, 57, null, new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc), null, new Dictionary<string, string>(StringComparer.Ordinal)),
        });

    public static readonly TotalSent Total = new("acme", new(2026, 11, 20), 1250);

    public static readonly TotalAnswer TotalSet = new(new(2026, 11, 20), 1250, 1200, true);

    public static readonly ReversalAnswer Reversed = new("job-1", -12, true);
}
