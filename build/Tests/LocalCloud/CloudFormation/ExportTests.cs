using System.Xml.Linq;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class ExportTests
{
    private const string Exporter =
        "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties: {Type: String, "
        + "Value: VALUE}\nOutputs:\n  O: {Value: !GetAtt A.Value, Export: {Name: shared}}\n";
    private const string Importer =
        "Resources:\n  B:\n    Type: AWS::SSM::Parameter\n    Properties: "
        + "{Type: String, Name: /imported, Value: !ImportValue shared}\n";

    [Fact]
    public async Task An_import_gives_the_exports_value()
    {
        await using var aws = await PairAsync();
        (await aws.ParameterAsync("/imported")).ShouldBe("VALUE");
        (await aws.CallAsync("ListImports", ("ExportName", "shared")))
            .Descendants("Imports")
            .Elements()
            .Single()
            .Value.ShouldBe("importer");
    }

    [Fact]
    public async Task A_stack_whose_export_is_used_is_not_deleted()
    {
        await using var aws = await PairAsync();
        await aws.CallAsync("DeleteStack", ("StackName", "exporter"));

        (await aws.StatusAsync("exporter")).ShouldBe("CREATE_COMPLETE");
        (await aws.StackAsync("exporter"))
            .Element("StackStatusReason")!
            .Value.ShouldBe("Delete canceled. Cannot delete export shared as it is in use by importer.");
    }

    [Fact]
    public async Task An_export_in_use_cannot_change_its_value()
    {
        await using var aws = await PairAsync();
        await aws.UpdateAsync("exporter", Exporter.Replace("VALUE", "OTHER", StringComparison.Ordinal));

        (await aws.SettledAsync("exporter")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        (await aws.EventsAsync("exporter")).ShouldContain(
            "exporter UPDATE_ROLLBACK_IN_PROGRESS: Cannot update export shared as it is in use by importer."
        );
    }

    [Fact]
    public async Task An_export_that_nothing_uses_any_more_goes_with_its_stack()
    {
        await using var aws = await PairAsync();
        await aws.CallAsync("DeleteStack", ("StackName", "importer"));
        await aws.CallAsync("DeleteStack", ("StackName", "exporter"));

        (await aws.CallAsync("ListExports")).Descendants("Name").ShouldBeEmpty();
    }

    private static async Task<StackFixture> PairAsync()
    {
        var aws = await StartAsync();
        await aws.CreateAsync("exporter", Exporter);
        await aws.CreateAsync("importer", Importer);
        return aws;
    }
}
