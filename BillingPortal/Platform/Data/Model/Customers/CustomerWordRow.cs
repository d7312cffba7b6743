using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Customers;

/// <summary>A word that a customer is found by, in lower case and without accents: of the name, the address, the reference, the id.</summary>
public sealed class CustomerWordRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string Word { get; set; }
}

internal sealed class CustomerWordConfiguration : IEntityTypeConfiguration<CustomerWordRow>
{
    public void Configure(EntityTypeBuilder<CustomerWordRow> builder)
    {
        builder.ToTable("customer_words");
        builder.HasKey(w => new { w.ProfileId, w.Word });
        builder.Property(w => w.Word).HasMaxLength(320).InByteOrder();
        builder.HasOne(w => w.Profile).WithMany(p => p.Words).HasForeignKey(w => w.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(w => new { w.Word, w.ProfileId });
    }
}
