using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;

namespace BillingPortal.Features.Customers;

/// <summary>Reads the fields of a customer, and says of each what is wrong with it.</summary>
internal static class CustomerFields
{
    public static readonly string[] OfChange = ["reference", "email", "name", "locale", "timeZone", "plan"];
    public static readonly string[] OfNew = [.. OfChange, "invite"];

    private const string Wrong = "field_invalid";

    public static CustomerInput Read(JsonObject body, string[] known)
    {
        var refusals = new List<Refusal>();
        foreach (var name in body.Select(f => f.Key).Where(f => !known.Contains(f, StringComparer.Ordinal)))
            refusals.Add(new(Wrong, $"This field is not known. Known are: {string.Join(", ", known)}.", name));
        var input = new CustomerInput
        {
            Given = body.Select(f => f.Key).ToHashSet(StringComparer.Ordinal),
            Reference = Text(body, "reference", CustomerRules.Reference, refusals),
            Email = Text(body, "email", CustomerRules.Email, refusals),
            Name = Text(body, "name", CustomerRules.Name, refusals),
            Locale = Locales.Canonical(Text(body, "locale", CustomerRules.Locale, refusals)),
            TimeZone = Text(body, "timeZone", CustomerRules.TimeZone, refusals),
            Plan = Text(body, "plan", CustomerRules.Plan, refusals),
            Invite = known.Contains("invite", StringComparer.Ordinal) && Flag(body, "invite", refusals),
        };
        if (input is { Invite: true, Email: null } && refusals.TrueForAll(r => r.Field != "email"))
            refusals.Add(new(Wrong, "An invitation needs an address to go to.", "email"));
        return input with { Refusals = refusals };
    }

    private static string? Text(JsonObject body, string field, Func<string, string?> fault, List<Refusal> refusals)
    {
        if (!body.TryGetPropertyValue(field, out var node) || node is null) return null;
        if (node.GetValueKind() != JsonValueKind.String)
        {
            refusals.Add(new(Wrong, "Write this as text, or as null to have none.", field));
            return null;
        }
        var text = node.GetValue<string>().Trim();
        if (fault(text) is { } sentence) refusals.Add(new(Wrong, sentence, field));
        return text;
    }

    private static bool Flag(JsonObject body, string field, List<Refusal> refusals)
    {
        if (!body.TryGetPropertyValue(field, out var node) || node is null) return false;
        if (node.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False)) refusals.Add(new(Wrong, "Write true or false.", field));
        return node.GetValueKind() == JsonValueKind.True;
    }
}
