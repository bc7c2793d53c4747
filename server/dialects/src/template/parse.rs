//! Parses templates, from the left. Each method takes what it understands off the rest.

use super::{Comparison, Condition, Operator, Step, Template};

/// The longest template that is read.
const TEXT_MAX: usize = 1_000;

/// The depth of nested parentheses and conditions.
const DEPTH_MAX: usize = 10;

/// Parses a template; `None` if it holds more than this understands.
pub(super) fn parse(text: &str) -> Option<Template> {
    let text = text.trim();
    if text.len() > TEXT_MAX {
        return None;
    }
    if text.starts_with("{%") { branches(text) } else { expression(text) }
}

/// `{{ … }}`.
fn expression(text: &str) -> Option<Template> {
    let inner = text.trim().strip_prefix("{{")?.strip_suffix("}}")?;
    let inner = inner.strip_prefix('-').unwrap_or(inner);
    let mut reader = Reader { rest: inner.strip_suffix('-').unwrap_or(inner), depth: 0 };
    let template = reader.choice()?;
    reader.is_at_end().then_some(template)
}

/// `{% if … %}…{% elif … %}…{% else %}…{% endif %}`.
fn branches(text: &str) -> Option<Template> {
    let (mut all, mut last) = (Vec::new(), Template::Nothing);
    let mut rest = text;
    let mut is_last = false;
    loop {
        let (tag, behind) = rest.strip_prefix("{%")?.split_once("%}")?;
        let tag = tag.trim_matches(|c: char| c == '-' || c.is_whitespace());
        if tag == "endif" {
            return (!all.is_empty() && behind.trim().is_empty()).then(|| Template::Choice(all, Box::new(last)));
        }
        let (body, next) = behind.split_at(behind.find("{%")?);
        match tag.strip_prefix(if all.is_empty() { "if " } else { "elif " }) {
            Some(asked) if !is_last => {
                let mut reader = Reader { rest: asked, depth: 0 };
                let condition = reader.either()?;
                all.push((reader.is_at_end().then_some(condition)?, self::body(body)?));
            }
            _ if tag == "else" && !all.is_empty() && !is_last => {
                // What stands in for a missing number need not be understood.
                last = self::body(body).unwrap_or(Template::Nothing);
                is_last = true;
            }
            _ => return None,
        }
        rest = next;
    }
}

/// What a branch gives. A constant is no reading.
fn body(text: &str) -> Option<Template> {
    let text = text.trim();
    if text.starts_with("{{") {
        return expression(text).map(reading);
    }
    (!text.contains(['{', '}'])).then_some(Template::Nothing)
}

/// A constant in the place of a reading is none.
fn reading(template: Template) -> Template {
    if template.is_reading() { template } else { Template::Nothing }
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn is_at_end(&self) -> bool {
        self.rest.trim().is_empty()
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        rest.strip_prefix(text).map(|rest| self.rest = rest).is_some()
    }

    /// Takes a word if it is this one.
    fn take_word(&mut self, word: &str) -> bool {
        let before = self.rest;
        if self.word() == Some(word) {
            return true;
        }
        self.rest = before;
        false
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth == DEPTH_MAX {
            return None;
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }

    /// `… if … else …`.
    fn choice(&mut self) -> Option<Template> {
        let first = self.sum()?;
        if !self.take_word("if") {
            return Some(first);
        }
        let condition = self.either()?;
        let mut last = Template::Nothing;
        if self.take_word("else") {
            let before = self.rest;
            last = self.deeper(Self::choice).filter(|_| self.is_closed()).map_or(Template::Nothing, reading);
            // What stands in for a missing number need not be understood.
            if !self.is_closed() || last == Template::Nothing {
                self.rest = before;
                self.skip();
            }
        }
        Some(Template::Choice(vec![(condition, reading(first))], Box::new(last)))
    }

    /// Whether an expression may end here.
    fn is_closed(&self) -> bool {
        let rest = self.rest.trim_start();
        rest.is_empty() || rest.starts_with([')', ','])
    }

    /// Passes over an expression, to the end of its parentheses.
    fn skip(&mut self) {
        let (mut depth, mut quote) = (0, None);
        let end = self.rest.find(|c: char| {
            match (quote, c) {
                (Some(open), _) if c == open => quote = None,
                (Some(_), _) => {}
                (None, '\'' | '"') => quote = Some(c),
                (None, '(' | '[') => depth += 1,
                (None, ')' | ',') if depth == 0 => return true,
                (None, ')' | ']') => depth -= 1,
                _ => {}
            }
            false
        });
        self.rest = &self.rest[end.unwrap_or(self.rest.len())..];
    }

    fn either(&mut self) -> Option<Condition> {
        let mut left = self.both()?;
        while self.take_word("or") {
            left = Condition::Either(Box::new(left), Box::new(self.both()?));
        }
        Some(left)
    }

    fn both(&mut self) -> Option<Condition> {
        let mut left = self.asked()?;
        while self.take_word("and") {
            left = Condition::Both(Box::new(left), Box::new(self.asked()?));
        }
        Some(left)
    }

    fn asked(&mut self) -> Option<Condition> {
        if self.take_word("not") {
            return self.deeper(Self::asked).map(|of| Condition::Not(Box::new(of)));
        }
        let before = self.rest;
        // Parentheses hold a condition or a number.
        if self.take("(")
            && let Some(inner) = self.deeper(Self::either)
            && self.take(")")
            && !matches!(self.rest.trim_start().chars().next(), Some('|' | '*' | '/' | '+' | '-' | '<' | '>' | '=' | '!'))
        {
            return Some(inner);
        }
        self.rest = before;
        if let Some(key) = self.text() {
            let is_not = self.take_word("not");
            let holds = self.take_word("in").then(|| self.sum()).flatten().map(|of| Condition::Holds(of, key))?;
            return Some(if is_not { Condition::Not(Box::new(holds)) } else { holds });
        }
        let of = self.sum()?;
        self.about(of)
    }

    /// What is asked about a number.
    fn about(&mut self, of: Template) -> Option<Condition> {
        if self.take_word("is") {
            let is_not = self.take_word("not");
            let asked = match self.word()? {
                "defined" => Condition::Defined(of),
                "none" | "None" => Condition::Not(Box::new(Condition::Defined(of))),
                "number" => Condition::Number(of),
                _ => return None,
            };
            return Some(if is_not { Condition::Not(Box::new(asked)) } else { asked });
        }
        let not = |condition| Condition::Not(Box::new(condition));
        for (sign, comparison, is_not) in [
            ("==", Comparison::Equal, false),
            ("!=", Comparison::Equal, true),
            ("<=", Comparison::LessOrEqual, false),
            (">=", Comparison::MoreOrEqual, false),
            ("<", Comparison::Less, false),
            (">", Comparison::More, false),
        ] {
            if !self.take(sign) {
                continue;
            }
            let asked = match self.text() {
                Some(text) if comparison == Comparison::Equal => Condition::Is(of, text),
                Some(_) => return None,
                None if self.take_word("none") || self.take_word("None") => not(Condition::Defined(of)),
                None => Condition::Compared(of, comparison, self.sum()?),
            };
            return Some(if is_not { not(asked) } else { asked });
        }
        Some(Condition::True(of))
    }

    fn sum(&mut self) -> Option<Template> {
        let mut left = self.product()?;
        loop {
            let operator = if self.take("+") {
                Operator::Plus
            } else if self.take("-") {
                Operator::Minus
            } else {
                return Some(left);
            };
            left = Template::Calculated(Box::new(left), operator, Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Option<Template> {
        let mut left = self.filtered()?;
        loop {
            let operator = if self.take("*") {
                Operator::Times
            } else if self.rest.trim_start().starts_with("//") {
                return None;
            } else if self.take("/") {
                Operator::Over
            } else {
                return Some(left);
            };
            left = Template::Calculated(Box::new(left), operator, Box::new(self.filtered()?));
        }
    }

    fn filtered(&mut self) -> Option<Template> {
        let mut of = self.primary()?;
        while self.take("|") {
            of = match self.word()? {
                // A default for a missing number is not a reading, but another place is.
                "default" => match self.argument_if_reading()? {
                    Some(other) => Template::Choice(vec![(Condition::Defined(of.clone()), of)], Box::new(other)),
                    None => of,
                },
                "iif" if self.take("(") => self.chosen(Condition::True(of))?,
                "float" | "is_defined" => self.arguments().map(|_| of)?,
                "int" => self.arguments().map(|_| Template::Whole(Box::new(of)))?,
                "abs" => Template::Absolute(Box::new(of)),
                "multiply" => Template::Calculated(Box::new(of), Operator::Times, Box::new(self.number_argument()?)),
                "add" => Template::Calculated(Box::new(of), Operator::Plus, Box::new(self.number_argument()?)),
                "round" => self.rounded(of)?,
                _ => return None,
            };
        }
        Some(of)
    }

    /// The text between parentheses, "" if there are none.
    fn arguments(&mut self) -> Option<&'a str> {
        if !self.take("(") {
            return Some("");
        }
        let start = self.rest;
        loop {
            self.skip();
            match self.rest.chars().next()? {
                ')' => break,
                _ => self.rest = &self.rest[1..],
            }
        }
        let inner = &start[..start.len() - self.rest.len()];
        self.rest = &self.rest[1..];
        Some(inner.trim())
    }

    fn number_argument(&mut self) -> Option<Template> {
        self.arguments()?.parse().ok().map(Template::Number)
    }

    /// The argument of `default`, if it is a place.
    #[allow(clippy::option_option, reason = "a default that is no place is read, and left out")]
    fn argument_if_reading(&mut self) -> Option<Option<Template>> {
        let text = self.arguments()?;
        let depth = self.depth;
        let mut inner = Reader { rest: text, depth };
        Some(inner.deeper(Self::choice).filter(|one| one.is_reading() && inner.rest.trim().is_empty()))
    }

    fn rounded(&mut self, of: Template) -> Option<Template> {
        let arguments = self.arguments()?;
        let mut all = arguments.split(',').map(str::trim);
        let digits = match all.next() {
            None | Some("") => 0,
            Some(digits) => digits.parse().ok().filter(|digits| (0..=12).contains(digits))?,
        };
        // Another method rounds otherwise. A default is no reading.
        all.all(|one| one.starts_with("default") || one == "'common'").then(|| Template::Rounded(Box::new(of), digits))
    }

    /// The rest of `iif`'s arguments: what to give if the condition holds, and if not.
    fn chosen(&mut self, condition: Condition) -> Option<Template> {
        let first = self.chosen_part()?;
        let last = if self.take(",") { self.chosen_part()? } else { Template::Nothing };
        while self.take(",") {
            self.skip();
        }
        self.take(")").then(|| Template::Choice(vec![(condition, first)], Box::new(last)))
    }

    fn chosen_part(&mut self) -> Option<Template> {
        let before = self.rest;
        let found = self.deeper(Self::choice).filter(|_| self.is_closed()).map(reading);
        if let Some(found) = found {
            return Some(found);
        }
        self.rest = before;
        self.skip();
        Some(Template::Nothing)
    }

    fn primary(&mut self) -> Option<Template> {
        let before = self.rest;
        if self.take("(") {
            if let Some(inner) = self.deeper(Self::choice)
                && self.take(")")
            {
                return Some(inner);
            }
            // A condition in parentheses gives no number, but may choose one.
            self.rest = before;
            let condition = self.take("(").then(|| self.deeper(Self::either)).flatten()?;
            return (self.take(")") && self.take("|") && self.take_word("iif") && self.take("("))
                .then(|| self.chosen(condition))
                .flatten();
        }
        let rest = self.rest.trim_start();
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
        if digits > 0 && rest.starts_with(|c: char| c.is_ascii_digit()) {
            let number = rest[..digits].parse().ok()?;
            self.rest = &rest[digits..];
            return Some(Template::Number(number));
        }
        if let Some(behind) = rest.strip_prefix('-') {
            self.rest = behind;
            let negated = self.deeper(Self::primary)?;
            return Some(Template::Calculated(Box::new(Template::Number(0.0)), Operator::Minus, Box::new(negated)));
        }
        match self.word()? {
            "value" => Some(Template::Payload),
            "value_json" => self.steps().map(Template::Place),
            "iif" => self.iif(),
            _ => None,
        }
    }

    /// `iif(condition, …)`.
    fn iif(&mut self) -> Option<Template> {
        let condition = self.take("(").then(|| self.deeper(Self::either)).flatten()?;
        if self.take(",") { self.chosen(condition) } else { None }
    }

    fn steps(&mut self) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        loop {
            if let Some(rest) = self.rest.strip_prefix(".get(") {
                self.rest = rest;
                steps.push(Step::Key(self.text()?));
                self.skip();
                if self.take(",") {
                    self.skip();
                }
                if !self.take(")") {
                    return None;
                }
            } else if let Some(rest) = self.rest.strip_prefix('.') {
                self.rest = rest;
                steps.push(Step::Key(self.word()?.to_owned()));
            } else if let Some(rest) = self.rest.strip_prefix('[') {
                let rest = rest.trim_start();
                let (step, behind) = match rest.chars().next()? {
                    quote @ ('\'' | '"') => {
                        let (key, behind) = rest[1..].split_once(quote)?;
                        (Step::Key(key.to_owned()), behind)
                    }
                    _ => {
                        let end = rest.find(']')?;
                        (Step::Index(rest[..end].trim().parse().ok()?), &rest[end..])
                    }
                };
                self.rest = behind.trim_start().strip_prefix(']')?;
                steps.push(step);
            } else {
                return Some(steps);
            }
        }
    }

    /// A text in quotes.
    fn text(&mut self) -> Option<String> {
        let rest = self.rest.trim_start();
        let quote = rest.chars().next().filter(|c| ['\'', '"'].contains(c))?;
        let (text, behind) = rest[1..].split_once(quote)?;
        self.rest = behind;
        Some(text.to_owned())
    }

    fn word(&mut self) -> Option<&'a str> {
        let rest = self.rest.trim_start();
        let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        self.rest = &rest[end..];
        (end > 0).then(|| &rest[..end])
    }
}
