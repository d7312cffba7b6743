using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Entitlements;

/// <summary>Raised with everything that bears on what a customer may do, so that every node and every open page looks again.</summary>
public sealed class AccessVersionRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public long Version { get; set; }
}

internal sealed class AccessVersionConfiguration : IEntityTypeConfiguration<AccessVersionRow>
{
    public void Configure(EntityTypeBuilder<AccessVersionRow> builder)
    {
        builder.ToTable("access_versions");
        builder.HasKey(v => v.ProfileId);
        builder.Property(v => v.ProfileId).ValueGeneratedNever();
        builder.HasOne(v => v.Profile).WithMany().HasForeignKey(v => v.ProfileId).OnDelete(DeleteBehavior.Restrict);
    }
}
