using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>The sum of a customer's events of a calendar month in the billing zone.</summary>
public sealed class UsageMonthRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Meter { get; set; }

    /// <summary>The month's first day.</summary>
    public required DateOnly Month { get; set; }

    public required long Units { get; set; }

    /// <summary>How many events are in the sum. It only grows, so that it says whether a sum that somebody keeps in mind is still true.</summary>
    public required long Changes { get; set; }

    /// <summary>So many of them were there when it was last looked whether a mark was reached.</summary>
    public long Judged { get; set; }
}

internal sealed class UsageMonthConfiguration : IEntityTypeConfiguration<UsageMonthRow>
{
    public void Configure(EntityTypeBuilder<UsageMonthRow> builder)
    {
        builder.ToTable("usage_months");
        builder.HasKey(u => new { u.ProfileId, u.Meter, u.Month });
        builder.Property(u => u.Meter).HasMaxLength(40);
        builder.HasOne(u => u.Profile).WithMany().HasForeignKey(u => u.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => u.Month);
    }
}
