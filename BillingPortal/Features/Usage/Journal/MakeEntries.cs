using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Conventions;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>Makes entries of what was sent, and says what is wrong with each as far as that can be said without the books.</summary>
internal sealed class MakeEntries(HoursOfZone hours)
{
    private const int LongestId = 100;
    private const int LongestCustomer = 120;
    private const int LongestMeter = 40;
    private const int LongestProperties = 2000;

    private static readonly Refusal NoId = Wrong("eventId", $"Give the event an id of your own, 1 to {LongestId} visible characters: by it a repeated one is known.");
    private static readonly Refusal NoCustomer = Wrong("customer", $"Say which customer, by our id or your reference, 1 to {LongestCustomer} characters.");
    public static readonly Refusal NoMeter = Wrong("meter", $"A meter is named with 1 to {LongestMeter} small letters, digits, '_', '-' and '.'; leave it out for '{Meters.Units}'.");
    private static readonly Refusal LongProperties = Wrong("properties", $"Properties have at most {LongestProperties} characters of JSON.");

    public static Refusal Wrong(string field, string sentence) => new(Codes.OfEvents.EventInvalid, sentence, field);

    /// <param name="now">Billing time: when it arrived.</param>
    /// <param name="fault">What its reader found wrong already.</param>
    /// <param name="anyAge">For what is not measured now, such as the past of sample people.</param>
    public UsageEntry Of(NewUsage sent, DateTime now, Refusal? fault = null, bool anyAge = false)
    {
        var at = sent.At is { } given ? InstantConverter.ToStore(given) : now;
        fault ??= FaultOf(sent) ?? (anyAge ? null : FaultOf(at, now));
        return new()
        {
            EventId = sent.EventId.Length == 0 ? null : sent.EventId,
            Customer = sent.Customer,
            Units = sent.Units,
            Meter = sent.Meter == Meters.Units ? Meters.Units : sent.Meter, // one object for the usual one: compared by reference first
            Properties = sent.Properties,
            At = at,
            AtGiven = sent.At is not null,
            Fault = fault,
            Hour = fault is null ? hours.Of(at) : default,
            Hash = fault is null ? EventHash.Of(sent.EventId) : 0,
        };
    }

    private static Refusal? FaultOf(NewUsage sent) => sent switch
    {
        { EventId: not { Length: > 0 and <= LongestId } } => NoId,
        _ when !IsVisible(sent.EventId) => NoId,
        { Customer: not { Length: > 0 and <= LongestCustomer } } => NoCustomer,
        _ when sent.Customer.Contains('\0', StringComparison.Ordinal) => NoCustomer,
        { Units: 0 } => UsageRefusals.UnitsZero,
        { Units: < 0 } => UsageRefusals.UnitsNegative,
        { Units: > UsageLimits.Units } => UsageRefusals.UnitsHuge,
        { Properties.Length: > LongestProperties } => LongProperties,
        _ when !ReferenceEquals(sent.Meter, Meters.Units) && !IsMeter(sent.Meter) => NoMeter,
        _ => null,
    };

    private static Refusal? FaultOf(DateTime at, DateTime now) =>
        at < now - UsageRefusals.Oldest ? UsageRefusals.TooOld(at) : at > now + UsageRefusals.Earliest ? UsageRefusals.TooEarly(at, now) : null;

    private static bool IsVisible(string id)
    {
        foreach (var letter in id)
            if (char.IsControl(letter) || char.IsWhiteSpace(letter))
                return false;
        return true;
    }

    public static bool IsMeter(string meter) => meter is { Length: > 0 and <= LongestMeter } && meter.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.');
}
