using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>A month whose customers were told before its end what it comes to, and how far that is.</summary>
public sealed class UpcomingNoticeRow
{
    /// <summary>Its first day, billing zone.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>The last customer that was done with.</summary>
    public long AtProfile { get; set; }

    /// <summary>Billing time; null while customers are still to be told.</summary>
    public DateTime? DoneAt { get; set; }
}

internal sealed class UpcomingNoticeConfiguration : IEntityTypeConfiguration<UpcomingNoticeRow>
{
    public void Configure(EntityTypeBuilder<UpcomingNoticeRow> builder)
    {
        builder.ToTable("upcoming_notices");
        builder.HasKey(n => n.Month);
    }
}
