using static AiChef.Tests.LocalCloud.CloudFormation.StackFixture;

namespace AiChef.Tests.LocalCloud.CloudFormation;

internal static class ExportPair
{
    internal const string Exporter =
        "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties: {Type: String, "
        + "Value: VALUE}\nOutputs:\n  O: {Value: !GetAtt A.Value, Export: {Name: shared}}\n";

    internal const string Importer =
        "Resources:\n  B:\n    Type: AWS::SSM::Parameter\n    Properties: "
        + "{Type: String, Name: /imported, Value: !ImportValue shared}\n";

    internal static async Task<StackFixture> PairAsync()
    {
        var aws = await StartAsync();
        await aws.CreateAsync("exporter", Exporter);
        await aws.CreateAsync("importer", Importer);
        return aws;
    }
}
