using System.Text.Json;
using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Data.Model.Invoices;

namespace BillingPortal.Features.Invoices;

/// <summary>What invoices are called by programs: the names in small letters.</summary>
internal static class InvoiceNames
{
    public static string Of(InvoiceState state) => state.ToString().ToLowerInvariant();

    public static string Of(InvoiceKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(InvoiceLineKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>In words with lines between: "override_began".</summary>
    public static string Of(DifferenceReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    /// <summary>May the invoice still be reckoned anew?</summary>
    public static bool IsOpenToChange(this InvoiceRow row) => row.State is InvoiceState.Draft or InvoiceState.Parked;
}
