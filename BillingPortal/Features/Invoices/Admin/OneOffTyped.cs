using BillingPortal.Core;

namespace BillingPortal.Features.Invoices.Admin;

/// <summary>A charge or a discount, as the form has it.</summary>
/// <param name="Amount">Above nothing, for a discount too.</param>
public sealed record OneOffTyped(string Text, Money Amount, bool IsDiscount);
