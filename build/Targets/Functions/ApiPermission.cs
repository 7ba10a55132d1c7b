using System.Globalization;
using System.Text.RegularExpressions;

namespace AiChef.Targets.Functions;

/// <summary>The permission by which a method of the API calls a function.</summary>
internal static partial class ApiPermission
{
    internal static IEnumerable<string> Of(FunctionDeclaration function) =>
        function.Routes.Select(
            (route, i) =>
                FunctionTemplate.Section(
                    $$"""
                      {{IdOf(route, function.Routes.Take(i))}}:
                        Type: AWS::Lambda::Permission
                        Properties:
                          FunctionName: !Ref LiveAlias
                          Action: lambda:InvokeFunction
                          Principal: apigateway.amazonaws.com
                          SourceArn: !Sub
                            - {{SourceOf(route)}}
                            - ApiId:
                                {{FunctionTemplate.Import("api-id")}}

                    """
                )
        );

    /// <summary>The first route of a method is named by the method alone, further ones by their path too.</summary>
    private static string IdOf(Route route, IEnumerable<Route> before)
    {
        var path = before.Any(other => other.Method == route.Method)
            ? string.Concat(Word().Matches(route.Path).Select(word => Capitalised(word.Value)))
            : "";
        return $"{Capitalised(route.Method.Method.ToLowerInvariant())}{path}Permission";
    }

    /// <summary>What a path parameter stands for is any text.</summary>
    private static string SourceOf(Route route) =>
        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${ApiId}/live/"
        + route.Method
        + PathParameter().Replace(route.Path, "*");

    private static string Capitalised(string word) => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex PathParameter();
}
