using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Invoicing;

/// <summary>All that an invoice is made of. From the same comes the same invoice, whoever makes it and when.</summary>
/// <param name="Currency">Of the installation.</param>
/// <param name="Month">The month; null for what comes after the last one.</param>
/// <param name="Late">Earlier months whose invoices are final, oldest first, as far as their units are others now.</param>
/// <param name="OneOffs">What admins added, in the order in which they did.</param>
/// <param name="Carried">Lines that were too small to be collected before.</param>
/// <param name="HasNext">Will there be another invoice, as far as is known now?</param>
/// <param name="SmallestCharge">In minor units: less is not collected. See <see cref="Invoicing.SmallestCharge"/>.</param>
public sealed record InvoiceToCompose(
    Currency Currency, MonthToRate? Month, IReadOnlyList<LateMonth> Late, IReadOnlyList<OneOff> OneOffs, IReadOnlyList<CarriedLine> Carried, bool HasNext, long SmallestCharge)
{
    /// <summary>The month that it stands for; of what comes after the last one, that one.</summary>
    public CalendarMonth About { get; init; } = Month?.Month ?? default;
}

/// <summary>A month whose invoice is final, and whose units are others now.</summary>
/// <param name="Billed">The month as it was billed until now, with the units that were counted then.</param>
/// <param name="UsedNow">Its units as they are known now.</param>
public sealed record LateMonth(MonthToRate Billed, long UsedNow)
{
    /// <summary>Which month it is.</summary>
    public CalendarMonth Month => Billed.Month;

    /// <summary>
    /// What the month costs now beyond what was billed for it: all its rules are applied again, caps and discounts too, so that late units cost what they would have cost in time.
    /// Below zero when units were taken back; never more than what was billed for them.
    /// </summary>
    public Money Difference => RateMonth.Of(Billed with { Used = UsedNow }).Total - RateMonth.Of(Billed).Total;
}

/// <summary>A charge of an admin, or a discount below zero.</summary>
/// <param name="Id">What sets it apart.</param>
/// <param name="Text">As it stands on the invoice.</param>
/// <param name="Amount">What it adds.</param>
public sealed record OneOff(long Id, string Text, Money Amount);

/// <summary>A line that stood on an invoice too small to be collected.</summary>
/// <param name="FromInvoice">That invoice.</param>
/// <param name="Month">What the line is about.</param>
/// <param name="Text">As it stood there.</param>
/// <param name="Amount">What it adds.</param>
public sealed record CarriedLine(long FromInvoice, CalendarMonth Month, string Text, Money Amount);
