/** What `.gitlab-ci.yml` does and when: https://docs.gitlab.com/ci/yaml/ */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bin/setup.mjs';

const rules = z.array(z.strictObject({ if: z.string() }));
const cache = z.strictObject({
  key: z.union([z.string(), z.strictObject({ files: z.array(z.string()) })]),
  paths: z.array(z.string()),
});
const job = z.strictObject({
  stage: z.string(),
  rules: rules.optional(),
  before_script: z.array(z.string()).optional(),
  script: z.array(z.string()),
  resource_group: z.string().optional(),
  interruptible: z.boolean().optional(),
  cache: z.array(cache).optional(),
  artifacts: z.strictObject({ paths: z.array(z.string()), expire_in: z.string().optional() }).optional(),
});
/** The keywords used here, so that a misspelt one is found; every other key is a job. */
const pipeline = z
  .object({
    image: z.string(),
    stages: z.array(z.string()),
    variables: z.record(z.string(), z.string()),
    workflow: z.strictObject({ rules }),
    default: z.strictObject({ interruptible: z.boolean(), cache: z.array(cache) }),
  })
  .catchall(job);

const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
const {
  image,
  stages,
  variables: _,
  workflow,
  default: __,
  ...jobs
} = pipeline.parse(parse(await read('.gitlab-ci.yml')));
const { scripts, devDependencies } = z
  .object({ scripts: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await read('package.json')));

type Event = Readonly<Record<string, string>>;
const push = (branch: string): Event => ({
  CI_PIPELINE_SOURCE: 'push',
  CI_COMMIT_BRANCH: branch,
  CI_DEFAULT_BRANCH: 'main',
});

/** Whether one of the rules lets an event through; none are all. */
const lets = (allowed: z.output<typeof rules> | undefined, event: Event): boolean =>
  !allowed ||
  allowed.some(({ if: condition }) => {
    const [, name = '', sign, quoted, other = ''] = /^\$(\w+) (==|!=) (?:"([^"]*)"|\$(\w+))$/.exec(condition) ?? [];
    if (!sign) throw new Error(`This test does not understand the rule: ${condition}`);
    return (event[name] === (quoted ?? event[other])) === (sign === '==');
  });

const jobsFor = (event: Event): string[] =>
  lets(workflow.rules, event) ? Object.keys(jobs).filter((name) => lets(jobs[name]?.rules, event)) : [];

describe('the pipeline', () => {
  it('tests, builds and publishes a push to the main branch', () => {
    expect(jobsFor(push('main'))).toEqual(['content', 'test', 'build', 'pages']);
  });
  it('builds and publishes once a day, without the tests', () => {
    const event = { ...push('main'), CI_PIPELINE_SOURCE: 'schedule' };
    expect(jobsFor(event)).toEqual(['content', 'build', 'pages']);
  });
  it('only tests what editors propose, and that once', () => {
    const event = { CI_PIPELINE_SOURCE: 'merge_request_event', CI_DEFAULT_BRANCH: 'main' };
    expect(jobsFor(event)).toEqual(['content', 'test']);
    expect(jobsFor(push('cms/tool/a'))).toEqual([]);
  });
  it('has a stage for every job, in their order', () => {
    const used = Object.values(jobs).map(({ stage }) => stages.indexOf(stage));
    expect(used).toEqual([0, 0, 1, 2]);
  });
  it('runs on the Node that the project is pinned to', () => {
    const [, version] = /^\^(\d+)\./.exec(devDependencies['node'] ?? '') ?? [];
    expect(image).toBe(`node:${version}`);
  });
  it('gives only commands that package.json has', () => {
    const npm = Object.values(jobs).flatMap(({ script }) => script.filter((line) => line.startsWith('npm ')));
    expect(npm).toHaveLength(5);
    for (const line of npm) {
      const name = line.replace(/^npm (run )?/, '');
      expect(name === 'ci' || name in scripts, line).toBe(true);
    }
    expect(jobs['test']?.script).toEqual(['npm test']);
  });
  it('publishes what it built', () => {
    expect(jobs['build']?.artifacts?.paths).toEqual(['dist']);
    expect(jobs['pages']?.script).toEqual(['mv dist public']);
    expect(jobs['pages']?.artifacts?.paths).toEqual(['public']);
  });
  it('brings the browser of the tests', () => {
    expect(jobs['test']?.before_script?.join('\n')).toMatch(/apt-get install .* chromium$/);
  });
});
