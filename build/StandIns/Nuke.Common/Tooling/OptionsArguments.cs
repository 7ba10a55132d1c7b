using System.Collections;
using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>
/// Renders the properties of options that carry [Argument] in declaration order, those with a position first or last.
/// </summary>
internal static class OptionsArguments
{
    internal static (string Arguments, List<string> Secrets) Render(ToolOptions options)
    {
        var arguments = new List<string>();
        var secrets = options.ProcessRedactedSecrets.ToList();
        if (options.GetType().GetCustomAttribute<CommandAttribute>()?.Arguments is { } command)
        {
            arguments.Add(command);
        }

        var properties = options
            .GetType()
            .GetProperties()
            .Select(x => (Property: x, Attribute: x.GetCustomAttribute<ArgumentAttribute>()))
            .Where(x => x.Attribute is not null && options.Values.ContainsKey(x.Property.Name))
            .OrderBy(x =>
                x.Attribute.Position switch
                {
                    > 0 => x.Attribute.Position - 1000,
                    < 0 => x.Attribute.Position + 1000,
                    _ => 0,
                }
            );
        foreach (var (property, attribute) in properties)
        {
            foreach (var (key, value) in Entries(options.Values[property.Name]))
            {
                if (attribute.Format.Contains("{value}", StringComparison.Ordinal) || value != "false")
                {
                    arguments.Add(
                        attribute
                            .Format.Replace("{key}", key, StringComparison.Ordinal)
                            .Replace("{value}", Quote(value), StringComparison.Ordinal)
                    );
                }

                if (attribute.Secret)
                {
                    secrets.Add(value);
                }
            }
        }

        arguments.AddRange(options.ProcessAdditionalArguments);
        return (string.Join(' ', arguments), secrets);
    }

    private static IEnumerable<(string Key, string Value)> Entries(object value) =>
        value switch
        {
            bool flag => [("", flag ? "true" : "false")],
            IReadOnlyDictionary<string, object> entries => entries.Select(x =>
                (
                    x.Key,
                    x.Value is bool flag
                        ? flag
                            ? "true"
                            : "false"
                        : x.Value?.ToString()
                )
            ),
            IEnumerable list and not string => list.Cast<object>().Select(x => ("", x.ToString())),
            _ => [("", value.ToString())],
        };

    private static string Quote(string value) => value.DoubleQuoteIfNeeded(' ', ';');
}
