using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Account;

/// <summary>A link in a mail that does one thing once. The token itself stands only in the mail.</summary>
public sealed class LinkTokenRow
{
    public long Id { get; set; }

    public required byte[] Hash { get; set; }

    public required string PersonId { get; set; }

    public Person Person { get; set; } = null!;

    /// <summary>"confirm", "reset", "change-email": a token of one purpose opens nothing else.</summary>
    public required string Purpose { get; set; }

    /// <summary>What the purpose needs, such as the new address.</summary>
    public string? Detail { get; set; }

    /// <summary>Real time.</summary>
    public required DateTime ExpiresAt { get; set; }

    public DateTime? UsedAt { get; set; }
}

internal sealed class LinkTokenConfiguration : IEntityTypeConfiguration<LinkTokenRow>
{
    public void Configure(EntityTypeBuilder<LinkTokenRow> builder)
    {
        builder.ToTable("link_tokens");
        builder.Property(t => t.Purpose).HasMaxLength(40);
        builder.Property(t => t.Detail).HasMaxLength(320);
        builder.HasOne(t => t.Person).WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasIndex(t => new { t.PersonId, t.Purpose });
    }
}
