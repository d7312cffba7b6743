using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Alpha;

internal sealed class AlphaRow
{
    public int Id { get; set; }

    public long Amount { get; set; }
}

internal sealed class AlphaConfiguration : IEntityTypeConfiguration<AlphaRow>
{
    public void Configure(EntityTypeBuilder<AlphaRow> builder) => builder.ToTable("alphas");
}
