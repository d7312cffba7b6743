using BillingPortal.Core;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>What an invoice is for.</summary>
public enum InvoiceKind
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>What came late for a customer who had left: there is no next month to put it in.</summary>
    Closing,
}

/// <summary>Where an invoice stands on its way.</summary>
public enum InvoiceState
{
    /// <summary>Reckoned, and reckoned again until it becomes final.</summary>
    Draft,

    /// <summary>A draft that somebody must look at first.</summary>
    Parked,

    /// <summary>Final, and to be paid.</summary>
    Open,

    /// <summary>Nothing is due any more.</summary>
    Paid,

    /// <summary>Taken back as a whole.</summary>
    Void,

    /// <summary>Written off: nobody expects the money any more.</summary>
    Uncollectible,

    /// <summary>Too small to be collected: its lines stand on the next one. It has no number.</summary>
    Moved,

    /// <summary>Too small to be collected, and there is no next one: given away. It has no number.</summary>
    Waived,
}

/// <summary>
/// What a customer is asked to pay for a month. From the moment it is final the database refuses every change but of how it stands with being paid;
/// a correction is a credit note.
/// </summary>
public sealed class InvoiceRow : IVersioned
{
    public long Id { get; set; }

    /// <summary>Random: what the outside knows it by.</summary>
    public required string PublicId { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required InvoiceKind Kind { get; set; }

    /// <summary>Its first day, billing zone; of a closing one the last month that was paid for, or the one with whose end something was found later.</summary>
    public required DateOnly Month { get; set; }

    public InvoiceState State { get; set; } = InvoiceState.Draft;

    /// <summary>Why somebody must look at it; null unless it is parked.</summary>
    public string? ParkedWhy { get; set; }

    /// <summary>Somebody looked at a parked one and let it go on.</summary>
    public bool Released { get; set; }

    public required Currency Currency { get; set; }

    /// <summary>Before taxes: the sum of the lines.</summary>
    public required long SubtotalMinor { get; set; }

    public long TaxMinor { get; set; }

    public required long TotalMinor { get; set; }

    /// <summary>What was paid and credited of the total. Moves after it is final.</summary>
    public long SettledMinor { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime DraftedAt { get; set; }

    /// <summary>Of a draft of somebody whose days are told by totals: the last day of it, if its total was not there yet.</summary>
    public DateOnly? WaitsForDay { get; set; }

    /// <summary>Billing time: so long it waits for that total at most.</summary>
    public DateTime? WaitsUntil { get; set; }

    /// <summary>Billing time; null before.</summary>
    public DateTime? FinalAt { get; set; }

    public DateOnly? DueOn { get; set; }

    /// <summary>When nothing was due any more, or it was voided or written off.</summary>
    public DateTime? ClosedAt { get; set; }

    public string? Series { get; set; }

    public int? Year { get; set; }

    public int? Sequence { get; set; }

    /// <summary>As it stands on the document: series, year and sequence. Null until it is final.</summary>
    public string? Number { get; set; }

    /// <summary>JSON: who sells, as known when it became final.</summary>
    public string? Seller { get; set; }

    /// <summary>JSON: who is billed, as known when it became final.</summary>
    public string? Buyer { get; set; }

    /// <summary>JSON: all that the lines were reckoned from.</summary>
    public required string Facts { get; set; }

    /// <summary>The last event of usage that was looked at; later ones stand on a later invoice.</summary>
    public required long Watermark { get; set; }

    public ICollection<InvoiceLineRow> Lines { get; } = [];

    public int Version { get; set; } = 1;
}

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<InvoiceRow>
{
    /// <summary>While this holds it may still be reckoned anew.</summary>
    internal const string OpenStates = "row.state in ('Draft', 'Parked')";

    private static readonly string[] Moving = ["state", "settled_minor", "closed_at", "version"];

    public void Configure(EntityTypeBuilder<InvoiceRow> builder)
    {
        builder.ToTable("invoices");
        builder.Property(i => i.PublicId).HasMaxLength(40);
        builder.Property(i => i.Series).HasMaxLength(20);
        builder.Property(i => i.Number).HasMaxLength(40).InByteOrder();
        builder.Property(i => i.ParkedWhy).HasMaxLength(500);
        builder.HasOne(i => i.Profile).WithMany().HasForeignKey(i => i.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.PublicId).IsUnique();
        builder.HasIndex(i => new { i.ProfileId, i.Month, i.Kind }, "one_invoice_a_month").IsUnique();
        builder.HasIndex(i => new { i.Series, i.Year, i.Sequence }, "invoice_numbers").IsUnique();
        builder.HasIndex(i => new { i.Month, i.State, i.ProfileId });
        builder.HasIndex(i => new { i.Month, i.Id });
        builder.HasIndex(i => new { i.State, i.FinalAt, i.Id });
        builder.HasIndex(i => new { i.FinalAt, i.Id });
        builder.IsFrozenUnless(OpenStates, Moving);
    }
}
