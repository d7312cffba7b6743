using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Customers;

/// <summary>Lets the person behind an address take over a profile that was made without them. The token itself stands only in the mail.</summary>
public sealed class InvitationRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    public required byte[] TokenHash { get; set; }

    /// <summary>Real time, as for all tokens.</summary>
    public required DateTime ExpiresAt { get; set; }

    public DateTime? AcceptedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<InvitationRow>
{
    public void Configure(EntityTypeBuilder<InvitationRow> builder)
    {
        builder.ToTable("invitations");
        builder.HasOne(i => i.Profile).WithMany().HasForeignKey(i => i.ProfileId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(i => i.TokenHash).IsUnique();
    }
}
