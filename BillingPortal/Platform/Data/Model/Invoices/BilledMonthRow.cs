using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>How many units of a month were billed by now, its own invoice and those that told of late usage taken together. By it late usage is found.</summary>
public sealed class BilledMonthRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>The month of the bill, by its first day.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>The first calendar month whose units stand in it: an earlier one where the period ran on.</summary>
    public required DateOnly FirstMonth { get; set; }

    public required long Units { get; set; }

    /// <summary>How many events moved the counters of those calendar months until then; another number now means that something came later.</summary>
    public required long Changes { get; set; }

    /// <summary>The month's own invoice: what it was reckoned from stands there.</summary>
    public long InvoiceId { get; set; }

    public InvoiceRow Invoice { get; set; } = null!;
}

internal sealed class BilledMonthConfiguration : IEntityTypeConfiguration<BilledMonthRow>
{
    public void Configure(EntityTypeBuilder<BilledMonthRow> builder)
    {
        builder.ToTable("billed_months");
        builder.HasKey(b => new { b.ProfileId, b.Month });
        builder.HasOne(b => b.Profile).WithMany().HasForeignKey(b => b.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(b => b.Invoice).WithMany().HasForeignKey(b => b.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
