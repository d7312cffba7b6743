using BillingPortal.Platform.Data.Model.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Customers;

public enum MemberRole
{
    /// <summary>Pays and manages.</summary>
    Owner,

    /// <summary>Sees.</summary>
    Viewer,
}

/// <summary>A person's part in a billing profile.</summary>
public sealed class MembershipRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required string PersonId { get; set; }

    public Person Person { get; set; } = null!;

    public MemberRole Role { get; set; }

    public required DateTime Since { get; set; }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<MembershipRow>
{
    public void Configure(EntityTypeBuilder<MembershipRow> builder)
    {
        builder.ToTable("memberships");
        builder.HasKey(m => new { m.ProfileId, m.PersonId });
        builder.HasOne(m => m.Profile).WithMany().HasForeignKey(m => m.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(m => m.PersonId);
    }
}
