using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Data.Model.Subscriptions;

namespace BillingPortal.Features.Subscriptions;

/// <summary>What a discount is.</summary>
public enum DiscountKind
{
    None,
    Percent,
    Amount,
}

/// <summary>Other terms for a customer as an admin typed them. What is empty stays as the tier has it.</summary>
public sealed record TypedOverride
{
    /// <summary>The only tier that it is for; null for any.</summary>
    public long? TierId { get; set; }

    public string From { get; set; } = "";

    public string Base { get; set; } = "";

    public string Included { get; set; } = "";

    public string UnitPrice { get; set; } = "";

    public DiscountKind DiscountKind { get; set; }

    public string Discount { get; set; } = "";

    public string DiscountUntil { get; set; } = "";

    public string HardCap { get; set; } = "";

    public string TrialDays { get; set; } = "";

    public bool TaxExempt { get; set; }

    private const decimal PointsOfPercent = 100;

    /// <summary>The row, without its owner and author; every wrong field is named at once.</summary>
    /// <param name="firstOpen">The first day of the running month: what is before it is closed.</param>
    internal Result<OverrideRow> Read(Currency currency, DateOnly firstOpen)
    {
        var read = new TypedFigures(currency);
        var row = new OverrideRow
        {
            FromDay = Day(read, From, "from") ?? default,
            TierId = TierId,
            BaseMinor = TypedFigures.Maybe(Base, "base", read.Amount)?.Minor,
            Included = TypedFigures.Maybe(Included, "included", read.Units),
            UnitPrice = TypedFigures.Maybe(UnitPrice, "unitPrice", read.Price)?.ToString(),
            DiscountBasisPoints = DiscountKind == DiscountKind.Percent ? Percent(read) : null,
            DiscountMinor = DiscountKind == DiscountKind.Amount ? Off(read) : null,
            DiscountUntil = DiscountKind == DiscountKind.None || string.IsNullOrWhiteSpace(DiscountUntil) ? null : Day(read, DiscountUntil, "discountUntil"),
            HardCap = TypedFigures.Maybe(HardCap, "hardCap", read.Units),
            TrialDays = TypedFigures.Maybe(TrialDays, "trialDays", read.Days),
            TaxExempt = TaxExempt,
            Reason = "",
            GivenBy = "",
            GivenAt = default,
        };
        foreach (var fault in Judge(row, firstOpen).Where(f => read.Faults.All(known => known.Field != f.Field)).ToArray()) read.Add(fault);
        return read.Faults.Count > 0 ? Result.Refuse<OverrideRow>(read.Faults) : row;
    }

    private IEnumerable<Refusal> Judge(OverrideRow row, DateOnly firstOpen)
    {
        if (row.FromDay < firstOpen) yield return new("from_closed", $"Months before this one are closed. Choose {Written(firstOpen)} or a later day.", "from");
        if (row.DiscountUntil is { } until && until != CalendarMonth.Of(until).Last) yield return new("discount_until_invalid", $"A discount is given for whole months. Choose the last day of one, such as {Written(CalendarMonth.Of(until).Last)}.", "discountUntil");
        else if (row.DiscountUntil < row.FromDay) yield return new("discount_until_invalid", "The discount would be over before the first day.", "discountUntil");
        if (IsEmpty) yield return new("override_empty", "Nothing would be other than the tier has it. Fill in at least one field.");
    }

    private bool IsEmpty => DiscountKind == DiscountKind.None && !TaxExempt && string.IsNullOrWhiteSpace(Base + Included + UnitPrice + HardCap + TrialDays);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(TypedFigures read, string typed, string field)
    {
        if (DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        read.Add(new(field == "from" ? "from_invalid" : "discount_until_invalid", "Choose a day.", field));
        return null;
    }

    private int? Percent(TypedFigures read)
    {
        if (ExactNumber.Find(Discount) is { } percent and > 0 and <= 100 && percent * PointsOfPercent == decimal.Truncate(percent * PointsOfPercent)) return (int)(percent * PointsOfPercent);
        read.Add(new("discount_invalid", "Write a percentage above 0, at most 100, with at most two decimals.", "discount"));
        return null;
    }

    private long? Off(TypedFigures read)
    {
        if (read.Amount(Discount, "discount") is not { } amount) return null;
        if (amount.Minor > 0) return amount.Minor;
        read.Add(new("discount_invalid", "Write an amount above 0.", "discount"));
        return null;
    }
}
