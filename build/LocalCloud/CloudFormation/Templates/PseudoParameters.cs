using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html</summary>
internal sealed record PseudoParameters(
    Scope Scope,
    string StackId,
    string StackName,
    IReadOnlyList<string> NotificationArns
)
{
    public const string NoValueName = "AWS::NoValue";

    public static bool IsKnown(string name) =>
        name
            is "AWS::AccountId"
                or "AWS::Region"
                or "AWS::StackId"
                or "AWS::StackName"
                or "AWS::Partition"
                or "AWS::URLSuffix"
                or "AWS::NotificationARNs"
                or NoValueName;

    public JsonNode? Value(string name) =>
        name switch
        {
            "AWS::AccountId" => Scope.Account,
            "AWS::Region" => Scope.Region,
            "AWS::StackId" => StackId,
            "AWS::StackName" => StackName,
            "AWS::Partition" => "aws",
            "AWS::URLSuffix" => "amazonaws.com",
            "AWS::NotificationARNs" => new JsonArray([.. NotificationArns]),
            NoValueName => Evaluator.NoValue,
            _ => null,
        };
}
