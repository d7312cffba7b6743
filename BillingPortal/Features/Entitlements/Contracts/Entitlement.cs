using System.Text.Json;
using System.Text.Json.Serialization;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Entitlements.Contracts;

/// <summary>What a customer may use now, as programs are told it.</summary>
/// <param name="Allowed">May the product be used now, and at least one unit more?</param>
/// <param name="Reason">Why, also of a yes.</param>
/// <param name="State">How the customer stands.</param>
/// <param name="Tier">In force now; null when there is none.</param>
/// <param name="Features">What the tier gives besides units; empty while nothing can be used.</param>
/// <param name="Used">Units of the running period.</param>
/// <param name="Allowance">Units of the period that are included.</param>
/// <param name="Remaining">What is left of the allowance.</param>
/// <param name="Cap">The stop that comes first; null where use goes on.</param>
/// <param name="ResetsAt">When the next period begins; null while nothing can be used.</param>
/// <param name="OpenInvoice">What the customer owes; null when nothing is.</param>
/// <param name="Next">Where the customer can mend what stands in the way: name and address.</param>
public sealed record Entitlement(
    bool Allowed, [property: OneOf(typeof(EntitlementCodes.Reasons))] string Reason, [property: OneOf(typeof(EntitlementCodes.States))] string State, string? Tier, JsonElement Features,
    long Used, long Allowance, long Remaining, EntitlementCap? Cap, DateTime? ResetsAt, OpenInvoice? OpenInvoice, IReadOnlyDictionary<string, string> Next);

/// <summary>A number of units that is not passed in the period.</summary>
/// <param name="Amount">Of a spending cap: in the smallest unit of the currency, before tax.</param>
public sealed record EntitlementCap(
    [property: OneOf(typeof(EntitlementCodes.Caps))] string Kind, long Units,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Amount, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Currency);

/// <summary>An invoice that waits to be paid.</summary>
public sealed record OpenInvoice(string Number, long Amount, string Currency, DateOnly DueOn);
