using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Subscriptions;

/// <summary>A customer was told of a dearer version of their tier. From then on the days run before which it does not reach them.</summary>
public sealed class PriceNoticeRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public long TierVersionId { get; set; }

    public TierVersionRow TierVersion { get; set; } = null!;

    public required DateTime ToldAt { get; set; }
}

internal sealed class PriceNoticeConfiguration : IEntityTypeConfiguration<PriceNoticeRow>
{
    public void Configure(EntityTypeBuilder<PriceNoticeRow> builder)
    {
        builder.ToTable("price_notices");
        builder.HasOne(n => n.Profile).WithMany().HasForeignKey(n => n.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(n => n.TierVersion).WithMany().HasForeignKey(n => n.TierVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.ProfileId, n.TierVersionId }).IsUnique();
        builder.IsAppendOnly();
    }
}
