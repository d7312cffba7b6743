using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>At how many percent of allowance and cap a customer wants to be told. No row: 50, 80 and 100.</summary>
public sealed class UsageMarksRow : IVersioned
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>"50 80 100", ascending; empty for none.</summary>
    public required string Marks { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class UsageMarksConfiguration : IEntityTypeConfiguration<UsageMarksRow>
{
    public void Configure(EntityTypeBuilder<UsageMarksRow> builder)
    {
        builder.ToTable("usage_marks");
        builder.HasKey(m => m.ProfileId);
        builder.Property(m => m.ProfileId).ValueGeneratedNever();
        builder.Property(m => m.Marks).HasMaxLength(60);
        builder.HasOne(m => m.Profile).WithMany().HasForeignKey(m => m.ProfileId).OnDelete(DeleteBehavior.Restrict);
    }
}
