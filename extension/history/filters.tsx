import type { JSX } from 'preact';
import type { FilterChoices } from '../../shared/history/query.ts';
import { shadeTitle } from './charts/shades.ts';
import type { Look } from './look.ts';
import { PERIODS, START, type Choice, type Period, type RouteFilter } from './route.ts';

interface FiltersProps {
  readonly choice: Choice;
  readonly choices: FilterChoices;
  readonly look: Look;
  /** `typing`: a letter more or less, which is no step for the back button. */
  readonly onChoose: (choice: Choice, typing?: 'typing') => void;
}

/** What charts and lists are narrowed by. */
export function Filters({ choice, choices, look, onChoose }: FiltersProps): JSX.Element {
  const { t } = look;
  const { filter, period } = choice;
  return (
    <form
      class="filters"
      role="search"
      aria-label={t('history.filter.title')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <label class="filter filter-search">
        <span>{t('history.filter.search')}</span>
        <input
          type="search"
          value={filter.text}
          maxLength={200}
          placeholder={t('history.filter.search-hint')}
          onInput={({ currentTarget }) => {
            onChoose({ period, filter: { ...filter, text: currentTarget.value } }, 'typing');
          }}
        />
      </label>
      <Selects choice={choice} choices={choices} look={look} onChoose={onChoose} />
      {isNarrowed(choice) && (
        <button
          type="button"
          class="button"
          onClick={() => {
            onChoose({ filter: START.filter, period: null });
          }}
        >
          {t('history.filter.reset')}
        </button>
      )}
    </form>
  );
}

/** What is chosen from a list: first what is asked most. */
function Selects({ choice, choices, look, onChoose }: FiltersProps): JSX.Element {
  const { t } = look;
  const { filter, period } = choice;
  const all = t('history.filter.everything');
  const select = <Key extends Exclude<keyof RouteFilter, 'text'>>(
    key: Key,
    label: string,
    options: readonly (readonly [NonNullable<RouteFilter[Key]>, string])[],
  ): JSX.Element => (
    <Select
      label={label}
      value={filter[key]}
      options={options}
      all={all}
      onSelect={(value) => {
        onChoose({ period, filter: { ...filter, [key]: value } });
      }}
    />
  );
  const named = <Id extends string>(
    ids: readonly Id[],
    nameOf: (id: Id) => string,
  ): (readonly [Id, string])[] =>
    ids
      .map((id) => [id, nameOf(id)] as const)
      .sort(([, one], [, other]) => one.localeCompare(other, look.language));
  return (
    <>
      <Select<Period>
        label={t('history.filter.period')}
        value={period}
        options={PERIODS.map((days) => [days, t('history.filter.days', { count: days })])}
        all={all}
        onSelect={(days) => {
          onChoose({ filter, period: days });
        }}
      />
      {select(
        'purpose',
        t('history.column.purpose'),
        choices.purposes.map((one) => [one, shadeTitle(one, look.language, t)]),
      )}
      {select('vendor', t('history.column.vendor'), named(choices.vendors, look.vendor))}
      {select('webmail', t('history.filter.webmail'), named(choices.webmails, look.webmail))}
      {select('decision', t('history.column.decision'), [
        ['block', t('history.decision.block')],
        ['allow', t('history.decision.allow')],
      ])}
      {select(
        'evidence',
        t('history.column.evidence'),
        choices.evidence.map((one) => [one, t(`evidence.${one}`)]),
      )}
    </>
  );
}

function isNarrowed({ filter, period }: Choice): boolean {
  const keys = Object.keys(START.filter) as (keyof RouteFilter)[];
  return period !== null || keys.some((key) => filter[key] !== START.filter[key]);
}

interface SelectProps<Value> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly (readonly [Value, string])[];
  /** What no choice is called. */
  readonly all: string;
  readonly onSelect: (value: Value | null) => void;
}

function Select<Value extends string | number>(props: SelectProps<Value>): JSX.Element {
  const { label, value, options, all, onSelect } = props;
  // A link may name something that stands in history no more.
  const shown =
    value === null || options.some(([one]) => one === value)
      ? options
      : [...options, [value, String(value)] as const];
  return (
    <label class="filter">
      <span>{label}</span>
      <select
        value={shown.findIndex(([one]) => one === value)}
        onChange={({ currentTarget }) => {
          onSelect(shown[Number(currentTarget.value)]?.[0] ?? null);
        }}
      >
        <option value={-1}>{all}</option>
        {shown.map(([one, words], place) => (
          <option key={one} value={place}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
